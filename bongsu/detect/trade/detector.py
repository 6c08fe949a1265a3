"""One thing that trade figures may show: an expression that finds its rows, and the claims that they become."""

from bongsu.detect.detector import Detector
from bongsu.detect.trade.scene import TradeScene

TradeDetector = Detector[TradeScene]
