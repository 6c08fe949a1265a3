"""Small made-up files of the shapes that trade figures come in."""

import json
from pathlib import Path
from typing import Any

from bongsu.sources import Received, receive

V1 = (
    "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,flowCode,partnerCode,partner2Code,"
    "classificationCode,isOriginalClassification,cmdCode,customsCode,mosCode,motCode,qtyUnitCode,qty,isQtyEstimated,"
    "netWgt,isNetWgtEstimated,cifvalue,fobvalue,primaryValue,legacyEstimationFlag,isReported,isAggregate"
).split(",")
"""Columns of Comtrade's API and bulk files, some quantities left out."""

LEGACY = (
    "Classification,Year,Period,Period Desc.,Aggregate Level,Is Leaf Code,Trade Flow Code,Trade Flow,Reporter Code,"
    "Reporter,Reporter ISO,Partner Code,Partner,Partner ISO,2nd Partner Code,2nd Partner,2nd Partner ISO,"
    "Customs Proc. Code,Customs,Mode of Transport Code,Mode of Transport,Commodity Code,Commodity,Qty Unit Code,"
    "Qty Unit,Qty,Alt Qty Unit Code,Alt Qty Unit,Alt Qty,Netweight (kg),Gross weight (kg),Trade Value (US$),"
    "CIF Trade Value (US$),FOB Trade Value (US$),Flag"
)


def v1(**said: Any) -> dict[str, Any]:
    """Return a row of Comtrade's API: imports of frozen shrimps from the DPRK in 2008, but for what is said."""
    row = {
        "typeCode": "C", "freqCode": "A", "refPeriodId": 20080101, "refYear": 2008, "refMonth": 52, "period": "2008",
        "reporterCode": 764, "reporterISO": None, "reporterDesc": None, "flowCode": "M", "flowDesc": None,
        "partnerCode": 408, "partnerISO": None, "partnerDesc": None, "partner2Code": 0, "classificationCode": "H3",
        "isOriginalClassification": True, "cmdCode": "030613", "cmdDesc": None, "customsCode": "C00", "mosCode": "0 ",
        "motCode": 0, "qtyUnitCode": 8, "qty": 1000.0, "isQtyEstimated": False, "netWgt": 1000.0,
        "isNetWgtEstimated": False, "cifvalue": 5000.0, "fobvalue": None, "primaryValue": 5000.0,
        "legacyEstimationFlag": 0, "isReported": True, "isAggregate": False,
    }  # fmt: skip
    return row | said


def answer(*rows: Any, **said: Any) -> str:
    """Return an answer of the API with these rows."""
    return json.dumps({"elapsedTime": "0.1 secs", "count": len(rows), "data": list(rows), "error": ""} | said)


def bulk(*rows: dict[str, Any]) -> str:
    """Return a bulk file, parted by tabs."""
    lines = ["\t".join("" if row[name] is None else str(row[name]) for name in V1) for row in rows]
    return "\n".join(["\t".join(V1), *lines, ""])


def legacy(*rows: dict[str, str]) -> str:
    """Return a table as Comtrade gave it out before 2023; what is not said is empty."""
    names = LEGACY.split(",")
    usual = {"Classification": "H3", "Year": "2007", "Period": "2007", "Trade Flow Code": "1", "Reporter Code": "24",
             "Reporter": "Angola", "Reporter ISO": "AGO", "Partner Code": "408", "Commodity Code": "TOTAL",
             "Qty Unit Code": "1", "Trade Value (US$)": "100", "Flag": "0"}  # fmt: skip
    return "\n".join([LEGACY, *(",".join((usual | row).get(name, "") for name in names) for row in rows), ""])


def table(*lines: str) -> str:
    """Return a table of the project's own layout."""
    return "\n".join(["reporter,partner,flow,period,hs,value_usd,weight_kg", *lines, ""])


def received(folder: Path, name: str, content: str | bytes) -> Received:
    """Return what a file with this content gives."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return receive(path, folder)


def rows(found: Received) -> list[dict[str, Any]]:
    """Return the figures of a file as records; none where it holds none."""
    if found.trade is None:
        return []
    held: list[dict[str, Any]] = found.trade.table().to_pylist()
    return held
