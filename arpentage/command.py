"""The installed command `arpentage`: `new` makes a reader; all else runs the reader's own `build.py`, same Python."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from arpentage import new

_NOWHERE = """\
arpentage : aucun recueil ici. Un recueil est un dossier avec build.py et annotations/site.yaml ; ni {folder} ni les
  dossiers qui le contiennent n'en ont.
  conseil : allez dans le dossier du vôtre (cd), ou faites-en un : arpentage new DOSSIER
arpentage: no reader here. A reader is a folder with build.py and annotations/site.yaml; neither {folder} nor the
  folders that hold it have them.
  hint: go to the folder of yours (cd), or make one: arpentage new FOLDER
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Make a reader, or run the nearest one's build; return the exit code, 2 where there is no reader."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["new"]:
        return new.run(words[1:])
    here = Path.cwd()
    script = find(here)
    if script is None:
        print(_NOWHERE.format(folder=here), end="", file=sys.stderr)
        return 2
    command = [sys.executable, str(script), *words]
    try:
        code = subprocess.run(command, check=False).returncode
    except KeyboardInterrupt:  # the build heard it too, and has said what it had to say
        return 130
    return code if code >= 0 else 128 - code  # killed by a signal: as a shell tells it


def find(folder: Path) -> Path | None:
    """The `build.py` of the reader that a folder is in; only one beside its annotations, never a stranger's."""
    for root in (folder, *folder.parents):
        if (root / "build.py").is_file() and (root / "annotations" / "site.yaml").is_file():
            return root / "build.py"
    return None
