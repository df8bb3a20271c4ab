"""Rows as Parquet files of typed columns. The only place that knows pyarrow."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any


def render_parquet(columns: Mapping[str, str], rows: Sequence[Mapping[str, Any]]) -> bytes:
    """One file. `columns` says what each holds: one of `Holds` of the fields. Raises ModuleNotFoundError."""
    import pyarrow as pa  # type: ignore[import-untyped]
    import pyarrow.parquet as pq  # type: ignore[import-untyped]

    kinds = {
        "words": pa.string(),
        "day": pa.date32(),
        "number": pa.int64(),
        "decimal": pa.float64(),
        "truth": pa.bool_(),
    }
    kinds["list"] = pa.list_(pa.string())
    schema = pa.schema([pa.field(name, kinds[kind]) for name, kind in columns.items()])
    table = pa.table(
        {name: pa.array([row[name] for row in rows], kinds[kind]) for name, kind in columns.items()}, schema
    )
    target = BytesIO()
    pq.write_table(table, target, compression="zstd", store_schema=True)
    return target.getvalue()
