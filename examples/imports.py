"""A notebook's way: one request, one data frame. Needs pandas only for the last step.

    python examples/imports.py http://127.0.0.1:4000/graphql
"""

import json
import sys
import urllib.request

ENDPOINT = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:4000/graphql"
QUERY = """
query ($importer: CountryCode!, $commodities: [CommodityCode!]!, $from: Period!, $to: Period!) {
  country(code: $importer) {
    imports(commodities: $commodities, from: $from, to: $to) {
      aggregate(by: [PERIOD]) { period netWeight { value status missing { reason } } }
      citations { text }
    }
  }
}
"""
VARIABLES = {"importer": "PAK", "commodities": ["STEEL"], "from": "2010", "to": "2021"}

request = urllib.request.Request(
    ENDPOINT,
    data=json.dumps({"query": QUERY, "variables": VARIABLES}).encode(),
    headers={"content-type": "application/json"},
)
with urllib.request.urlopen(request, timeout=60) as response:
    answer = json.load(response)
for error in answer.get("errors", []):
    print(error["message"], file=sys.stderr)
imports = answer["data"]["country"]["imports"]

try:
    import pandas as pd

    print(pd.json_normalize(imports["aggregate"]))
except ImportError:
    for row in imports["aggregate"]:
        print(row["period"], row["netWeight"]["value"])
for citation in imports["citations"]:
    print(citation["text"])
