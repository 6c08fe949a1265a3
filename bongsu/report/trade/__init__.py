"""What trade figures come to beside the law's caps: one page that needs nothing else."""

from bongsu.report.trade.chart import write_chart

__all__ = ["write_chart"]
