"""One kind of ships' behaviour: an expression that finds its events in a scene, and the claims that they become."""

from bongsu.detect import detector
from bongsu.detect.ships.tracks.scene import Scene

Detector = detector.Detector[Scene]
