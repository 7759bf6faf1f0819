"""Ground floor: the page contract and the data's types, one loader, one parser. Imports no other wing."""
