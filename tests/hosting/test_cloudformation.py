"""The template for S3 and CloudFront: what it must say, and that it says the same as the headers for other hosts."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from cfnlint.decode import decode

from scripts.content.host import headers
from scripts.content.paths import ROOT

TEMPLATE = ROOT / "hosting" / "cloudformation.yml"
NAMED = {
    "Content-Security-Policy": ("ContentSecurityPolicy", "ContentSecurityPolicy"),
    "Referrer-Policy": ("ReferrerPolicy", "ReferrerPolicy"),
    "X-Frame-Options": ("FrameOptions", "FrameOption"),
}


@pytest.fixture(scope="module")
def resources() -> dict:
    template, problems = decode(str(TEMPLATE))
    assert not problems
    return template["Resources"]


def of_type(resources: dict, kind: str) -> dict:
    found = {name: r["Properties"] for name, r in resources.items() if r["Type"] == kind}
    assert found, kind
    return found


def test_no_bucket_is_public(resources):
    for name, bucket in of_type(resources, "AWS::S3::Bucket").items():
        assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}, name
        assert len(bucket["PublicAccessBlockConfiguration"]) == 4, name
        assert bucket["OwnershipControls"]["Rules"] == [{"ObjectOwnership": "BucketOwnerEnforced"}], name
        assert bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"], name
        assert "WebsiteConfiguration" not in bucket, name
        assert resources[name]["DeletionPolicy"] == "Retain"


def test_only_the_distribution_reads_and_only_over_https(resources):
    statements = resources["SitePolicy"]["Properties"]["PolicyDocument"]["Statement"]
    allowed = [s for s in statements if s["Effect"] == "Allow"]
    assert [(s["Principal"], s["Action"]) for s in allowed] == [({"Service": "cloudfront.amazonaws.com"}, "s3:GetObject")]
    assert allowed[0]["Condition"]["StringEquals"]["AWS:SourceArn"]["Fn::Sub"].endswith(":distribution/${Distribution}")
    denied = [s for s in statements if s["Effect"] == "Deny"]
    assert denied[0]["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
    origin = resources["Distribution"]["Properties"]["DistributionConfig"]["Origins"][0]
    assert origin["OriginAccessControlId"] == {"Fn::GetAtt": ["OriginAccess", "Id"]}
    assert origin["S3OriginConfig"] == {"OriginAccessIdentity": ""}
    control = resources["OriginAccess"]["Properties"]["OriginAccessControlConfig"]
    assert (control["SigningBehavior"], control["SigningProtocol"]) == ("always", "sigv4")


def test_every_behavior_is_https_compressed_and_has_its_headers(resources):
    config = resources["Distribution"]["Properties"]["DistributionConfig"]
    assert config["HttpVersion"] == "http2and3"
    assert config["DefaultRootObject"] == "index.html"
    behaviors = [config["DefaultCacheBehavior"], *config["CacheBehaviors"]]
    assert [b.get("PathPattern") for b in behaviors] == [None, "/assets/*"]
    for behavior in behaviors:
        assert behavior["ViewerProtocolPolicy"] == "redirect-to-https"
        assert behavior["Compress"] is True
        assert "ResponseHeadersPolicyId" in behavior
        cache = resources[behavior["CachePolicyId"]["Ref"]]["Properties"]["CachePolicyConfig"]
        assert cache["ParametersInCacheKeyAndForwardedToOrigin"]["EnableAcceptEncodingBrotli"] is True
    assert {(e["ErrorCode"], e["ResponseCode"], e["ResponsePagePath"]) for e in config["CustomErrorResponses"]} == {
        (403, 404, "/404.html"),
        (404, 404, "/404.html"),
    }


def test_pages_live_for_minutes_and_hashed_files_for_a_year(resources):
    assert resources["PageCache"]["Properties"]["CachePolicyConfig"]["DefaultTTL"] == 300
    assert resources["AssetCache"]["Properties"]["CachePolicyConfig"]["DefaultTTL"] == 31536000


def test_every_file_that_lives_for_a_year_has_a_hash_in_its_name(site):
    files = [path for path in (site / "assets").rglob("*") if path.is_file()]
    assert len(files) > 8
    assert [path.name for path in files if not re.search(r"\.[0-9a-f]{8}\.", path.name)] == []


def test_template_and_headers_file_say_the_same(resources):
    stated = headers((ROOT / "hosting" / "_headers").read_text(encoding="utf-8"))
    everywhere = {name: value for pattern, name, value in stated if pattern == "/*"}
    assert "script-src 'self';" in everywhere["Content-Security-Policy"]
    assert "unsafe" not in everywhere["Content-Security-Policy"]
    for policy in ("PageHeaders", "AssetHeaders"):
        config = resources[policy]["Properties"]["ResponseHeadersPolicyConfig"]
        security, custom = config["SecurityHeadersConfig"], {i["Header"]: i["Value"] for i in config["CustomHeadersConfig"]["Items"]}
        said = {name: security[section][key] for name, (section, key) in NAMED.items()}
        said["X-Content-Type-Options"] = "nosniff" if security["ContentTypeOptions"]["Override"] else ""
        said["Strict-Transport-Security"] = f"max-age={security['StrictTransportSecurity']['AccessControlMaxAgeSec']}"
        cached = custom.pop("Cache-Control")
        assert said | custom == everywhere, policy
        if policy == "AssetHeaders":
            assert [("/assets/*", "Cache-Control", cached)] == [h for h in stated if h[0] != "/*"]


def test_folders_become_their_index(resources):
    code = resources["Folders"]["Properties"]["FunctionCode"]
    assert 'request.uri.endsWith("/")' in code
    assert "index.html" in code
    assert "301" in code


def test_a_fault_in_the_template_is_found(tmp_path):
    bad = tmp_path / "bad.yml"
    bad.write_text(TEMPLATE.read_text().replace("OriginAccessControlId:", "OriginAccessControlIdentity:"))
    command = [str(Path(sys.executable).with_name("cfn-lint")), str(bad)]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode != 0
    assert "OriginAccessControlIdentity" in result.stdout
