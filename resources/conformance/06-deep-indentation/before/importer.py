import json
from pathlib import Path


class Importer:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rows: list[dict] = []
        self.skipped = 0

    def run(self) -> None:
        for path in sorted(self.folder.glob("*.json")):
            with path.open(encoding="utf-8") as file:
                for number, line in enumerate(file, start=1):
                    if line.strip():
                        try:
                            row = json.loads(line)
                        except json.JSONDecodeError:
                            self.skipped += 1
                        else:
                            if row.get("enabled"):
                                for tag in row.get("tags", []):
                                    if tag == "export":
                                        self.rows.append(row)
                                        break

    def summary(self) -> str:
        return f"{len(self.rows)} rows, {self.skipped} skipped"
