"""Raw notes to draft pages, and the ledger of where every line went."""
