from npa_cli.interface.open_plan import Fault as Fault
from npa_cli.interface.open_plan import OpenPlan as OpenPlan
from npa_cli.interface.open_plan import explain as explain
from npa_cli.interface.open_plan import open as open  # noqa: A004  # as files are
from npa_cli.interface.open_plan import when as when

__version__: str
