"use strict";
(() => {
  const scene = JSON.parse(document.getElementById("scene").textContent);
  const COLOURS = 12, NAME_ZOOM = 6, CLOSE_ZOOM = 10;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const narrow = matchMedia("(max-width: 52rem)");
  const corner = (box) => L.latLngBounds([box[0], box[1]], [box[2], box[3]]);
  const map = L.map("map", {
    zoomControl: false, attributionControl: false, maxBounds: corner(scene.box), maxBoundsViscosity: 0.8,
    minZoom: 2, maxZoom: 14, zoomSnap: 0.5, renderer: L.svg({ padding: 0.4 }), zoomAnimation: !calm, fadeAnimation: !calm,
  });
  map.fitBounds(corner(scene.view), { animate: false });
  map.setMinZoom(Math.max(2, map.getZoom() - 3));
  L.control.zoom({ position: "topright" }).addTo(map);
  for (const pane of ["grid", "land", "spots"]) map.createPane(pane).style.pointerEvents = "none";
  map.getPane("grid").style.zIndex = 190;
  map.getPane("land").style.zIndex = 200;
  map.getPane("spots").style.zIndex = 210;

  // words go in as text only
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children.filter((child) => child !== null));
    return element;
  };
  const mark = (shape) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", `mark ${shape}`);
    svg.setAttribute("viewBox", "-12 -12 24 24");
    svg.setAttribute("aria-hidden", "true");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", `#mark-${shape}`);
    for (const [name, value] of [["x", -12], ["y", -12], ["width", 24], ["height", 24]]) use.setAttribute(name, value);
    svg.append(use);
    return svg;
  };
  const unrolled = (steps, units, lonFirst) => {
    const points = [];
    let one = 0, two = 0;
    for (let i = 0; i < steps.length; i += 2) {
      one += steps[i]; two += steps[i + 1];
      points.push(lonFirst ? [two / units, one / units] : [one / units, two / units]);
    }
    return points;
  };

  // land, the net of degrees, ports
  const drawn = (pane) => L.svg({ pane, padding: 0.4 });
  L.polygon(scene.coast.map((ring) => [unrolled(ring, 1000, true)]), {
    className: "land", renderer: drawn("land"), interactive: false, smoothFactor: 0.7, fillOpacity: 1,
  }).addTo(map);
  const net = L.layerGroup().addTo(map), netRenderer = drawn("grid");
  const drawNet = () => {
    net.clearLayers();
    const bounds = map.getBounds().pad(0.3), zoom = map.getZoom();
    const step = zoom < 4 ? 10 : zoom < 6 ? 5 : zoom < 8 ? 1 : zoom < 10 ? 0.5 : 1 / 6;
    const line = (points) => L.polyline(points, { className: "graticule", renderer: netRenderer, interactive: false }).addTo(net);
    const [south, north] = [Math.max(-85, bounds.getSouth()), Math.min(85, bounds.getNorth())];
    for (let lat = Math.ceil(south / step) * step; lat <= north; lat += step) line([[lat, bounds.getWest()], [lat, bounds.getEast()]]);
    for (let lon = Math.ceil(bounds.getWest() / step) * step; lon <= bounds.getEast(); lon += step) line([[south, lon], [north, lon]]);
  };
  const spotRenderer = drawn("spots"), names = [];
  for (const spot of scene.spots) {
    const minor = spot.kind === "port" && spot.nm <= 3 && spot.country !== "KP";
    L.circle(spot.at, { radius: spot.nm * 1852, className: `spot ${spot.kind}${minor ? " minor" : ""}`, renderer: spotRenderer, interactive: false }).addTo(map);
    const text = spot.kind === "transfer_area" ? `${spot.name} (estimate)` : spot.name;
    const label = L.marker(spot.at, {
      icon: L.divIcon({ className: `name ${spot.kind}`, html: make("span", { textContent: text }), iconAnchor: [-6, 6] }),
      interactive: false, keyboard: false, zIndexOffset: -1000,
    }).addTo(map);
    names.push({ label, at: spot.at, wide: text.length * 6.2 + 8, area: spot.kind === "transfer_area" });
  }
  const placeNames = () => {
    const taken = [], zoom = map.getZoom();
    for (const { label, at, wide, area } of names) {
      const { x, y } = map.latLngToContainerPoint(at);
      const box = [x, y - 8, x + wide, y + 8];
      const free = (zoom >= NAME_ZOOM || (area && zoom >= NAME_ZOOM - 1)) &&
        !taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]);
      label.getElement().classList.toggle("hidden", !free);
      if (free) taken.push(box);
    }
  };

  // tracks
  const tracks = scene.tracks.map((track) => {
    const colour = track.ship < 0 ? "passing" : `ship-${track.ship % COLOURS}`;
    const line = L.polyline(unrolled(track.steps, scene.units, false), { className: `track ${colour}`, smoothFactor: 1.2 });
    line.bindTooltip(track.ship < 0 ? track.name : scene.ships[track.ship].name, { sticky: true });
    line.addTo(map);
    if (track.ship < 0) line.bringToBack();
    return { ship: track.ship, line };
  });

  // events
  const who = (event) => event.ships.map((number) => scene.ships[number].name).join(" and ") || "ship not named";
  const heading = (words) => make("h3", { textContent: words });
  const story = (event) => {
    const told = make("div", { className: "story" });
    told.append(make("h2", { textContent: event.what }), make("p", { className: "soft", textContent: event.when }));
    const ships = make("ul", { className: "ships" });
    for (const number of event.ships) {
      const ship = scene.ships[number];
      const item = make("li", {}, make("span", { className: `swatch ship-${number % COLOURS}` }), make("strong", {}, make("bdi", { textContent: ship.name })));
      if (ship.facts) item.append(make("span", { className: "soft", textContent: ` ${ship.facts}` }));
      for (const remark of ship.remarks) item.append(make("div", { className: "remark", textContent: remark }));
      ships.append(item);
    }
    told.append(ships);
    if (event.where) told.append(make("p", { className: "soft", textContent: event.where }));
    told.append(heading("What was received"), make("p", { textContent: event.observed }));
    told.append(heading("What would follow from it"));
    told.append(make("p", { textContent: event.inferred || "Nothing more." }));
    if (event.otherwise.length) {
      told.append(heading("What else would explain it"));
      told.append(make("ul", {}, ...event.otherwise.map((words) => make("li", { textContent: words }))));
    }
    told.append(heading("How sure"), make("p", { textContent: event.grade ||
      `Strength: ${event.sure}${event.strength ? ` (${event.strength.toFixed(2)})` : ""}; tracks alone are at best possibly true (3).` }));
    if (event.measures.length) {
      told.append(heading("Figures"), make("div", { className: "figures" },
        ...event.measures.map(([name, value, unit]) => make("span", { textContent: `${name} ${value}${unit ? ` ${unit}` : ""}` }))));
    }
    told.append(heading("Rests on"), make("p", { className: "soft", textContent: event.cited }));
    return told;
  };
  const list = document.getElementById("events");
  let chosen = null;
  const rows = scene.events.map((event) => {
    const layers = [];
    if (event.way.length > 1) {
      const line = L.polyline(event.way, { className: `way ${event.shape}`, smoothFactor: 1 }).addTo(map);
      layers.push(line);
    }
    if (event.way.length === 2 && event.shape.startsWith("gap")) {
      for (const [place, words] of [[0, "last heard"], [1, "heard again"]]) {
        const end = L.circleMarker(event.way[place], { radius: 4, className: `end ${words.replace(" ", "-")} ${event.shape}` }).addTo(map);
        end.bindTooltip(`${who(event)} ${words}`);
        layers.push(end);
      }
    }
    if (event.at) {
      const middle = event.way.length > 1 && event.shape.startsWith("gap")
        ? [(event.way[0][0] + event.way.at(-1)[0]) / 2, (event.way[0][1] + event.way.at(-1)[1]) / 2] : event.at;
      const pin = L.marker(middle, { icon: L.divIcon({ className: "pin", html: mark(event.shape), iconSize: [24, 24] }), title: `${event.what}, ${who(event)}`, keyboard: false }).addTo(map);
      layers.unshift(pin);
    }
    const bar = make("span", { className: "bar" }, make("i"));
    bar.firstChild.style.width = `${Math.round(event.strength * 100)}%`;
    const button = make("button", { type: "button", className: "event" }, mark(event.shape),
      make("span", { className: "what", textContent: event.what }),
      make("span", { className: "who" }, ...event.ships.flatMap((number, place) => [place ? " and " : "",
        make("span", { className: `swatch ship-${number % COLOURS}` }), make("bdi", { textContent: scene.ships[number].name }),
        scene.ships[number].listed ? make("span", { className: "tag", textContent: "listed" }) : ""])),
      make("span", { className: "sub" }, make("span", { textContent: event.when }),
        make("span", { className: "sure" }, bar, event.grade || event.sure)));
    const row = { event, layers, button, item: make("li", {}, button), shown: true };
    for (const layer of layers) layer.on("click", (click) => open(row, layer.getLatLng ? layer.getLatLng() : click.latlng));
    button.addEventListener("click", () => visit(row));
    return row;
  });
  const emphasis = (row, on) => {
    for (const layer of row.layers) layer.getElement()?.classList.toggle("chosen", on);
    row.button.setAttribute("aria-current", String(on));
  };
  // beside the map a story opens on it, on a phone in the list below it
  const popup = L.popup({ maxWidth: 350, minWidth: 240, autoPanPadding: [16, 16], offset: [0, -4] });
  const choose = (row) => {
    if (chosen && chosen !== row) unchoose();
    chosen = row;
    emphasis(row, true);
  };
  const unchoose = () => {
    if (!chosen) return;
    emphasis(chosen, false);
    chosen.item.querySelector(".story")?.remove();
    chosen = null;
  };
  const open = (row, place) => {
    choose(row);
    if (narrow.matches || !place) {
      map.closePopup(popup);
      if (!row.item.querySelector(".story")) row.item.append(story(row.event));
    } else {
      popup.options.maxHeight = Math.max(160, map.getSize().y - 110);
      popup.setContent(story(row.event)).setLatLng(place).openOn(map);
    }
    row.button.scrollIntoView({ block: narrow.matches ? "start" : "nearest", behavior: calm ? "auto" : "smooth" });
  };
  popup.on("remove", () => {
    const row = chosen;
    if (!row || narrow.matches) return;
    unchoose();
    // who closed the story with the keyboard goes on in the list
    if (document.activeElement === document.body || document.getElementById("map").contains(document.activeElement)) row.button.focus({ preventScroll: true });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !chosen) return;
    const { button } = chosen;
    map.closePopup(popup);
    unchoose();
    button.focus({ preventScroll: true });
  });
  const visit = (row) => {
    if (chosen === row && narrow.matches) return unchoose();
    const { event } = row;
    if (!row.layers.length) return open(row, null);
    const places = event.way.concat(event.at ? [event.at] : []);
    const size = map.getSize();
    map.fitBounds(L.latLngBounds(places).pad(0.15), {
      maxZoom: CLOSE_ZOOM, animate: false, paddingTopLeft: [24, narrow.matches ? 24 : size.y * 0.45], paddingBottomRight: [24, 24],
    });
    open(row, row.layers[0].getLatLng());
  };

  // filters
  const kinds = new Map(), shapes = { ship_to_ship_transfer: "meeting", ais_gap: "gap", port_call: "call", loitering: "loitering", identity_tampering: "identity", ship_identity: "identity", position_spoofing: "spoofing" };
  const words = { ship_to_ship_transfer: "meetings", ais_gap: "silences", port_call: "port calls", loitering: "loitering", identity_tampering: "false identity", ship_identity: "names and numbers", position_spoofing: "false positions", voyage_irregularity: "voyages" };
  for (const kind of new Set([...Object.keys(words), ...scene.events.map((event) => event.kind)])) {
    const count = scene.events.filter((event) => event.kind === kind).length;
    if (!count) continue;
    const box = make("input", { type: "checkbox", checked: true, value: kind });
    document.getElementById("kinds").append(make("label", {}, box, mark(shapes[kind] || "other"),
      `${words[kind] || kind.replaceAll("_", " ")} `, make("span", { className: "count", textContent: count })));
    kinds.set(kind, box);
  }
  const isListed = (event) => event.ships.some((number) => scene.ships[number].listed);
  const listed = make("input", { type: "checkbox" }), listedCount = scene.events.filter(isListed).length;
  if (listedCount) document.getElementById("kinds").append(make("label", {}, listed, "only ships on a list ", make("span", { className: "count", textContent: listedCount })));
  const ship = document.getElementById("ship"), order = document.getElementById("order");
  scene.ships.forEach((one, number) => {
    const count = scene.events.filter((event) => event.ships.includes(number)).length;
    ship.append(make("option", { value: number, textContent: `${one.name} (${count})` }));
  });
  const refresh = () => {
    const wanted = ship.value === "" ? null : Number(ship.value);
    const sorted = order.value === "time" ? [...rows].sort((a, b) => (a.event.start < b.event.start ? -1 : a.event.start > b.event.start ? 1 : 0)) : rows;
    let shown = 0;
    for (const row of sorted) {
      row.shown = kinds.get(row.event.kind).checked && (!listed.checked || isListed(row.event)) && (wanted === null || row.event.ships.includes(wanted));
      for (const layer of row.layers) row.shown ? layer.addTo(map) : layer.remove();
      if (row.shown) shown += 1;
    }
    list.replaceChildren(...sorted.filter((row) => row.shown).map((row) => row.item));
    if (!shown) list.append(make("li", { className: "nothing", textContent: scene.events.length ? "No event is left: choose more above." : "No event was found in these tracks. That is not to say that none took place." }));
    document.getElementById("tally").textContent = `${shown} of ${scene.events.length} events shown`;
    for (const track of tracks) track.line.getElement()?.classList.toggle("faded", wanted !== null && track.ship !== wanted);
  };
  const filters = document.getElementById("filters");
  filters.addEventListener("change", (change) => {
    refresh();
    if (change.target === ship && ship.value !== "") {
      const points = tracks.filter((track) => track.ship === Number(ship.value)).flatMap((track) => track.line.getLatLngs())
        .concat(rows.filter((row) => row.shown).flatMap((row) => row.event.way.map((point) => L.latLng(point))));
      if (points.length) map.fitBounds(L.latLngBounds(points).pad(0.1), { maxZoom: CLOSE_ZOOM, animate: !calm });
    }
  });
  filters.addEventListener("submit", (event) => event.preventDefault());
  list.addEventListener("keydown", (event) => {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const item = event.target.closest("li");
    const next = way && item && (way > 0 ? item.nextElementSibling : item.previousElementSibling);
    if (next) { event.preventDefault(); next.querySelector("button")?.focus(); }
  });

  // scale in nautical miles, and the place under the pointer
  const scale = document.getElementById("scale"), cursor = document.getElementById("cursor");
  const drawScale = () => {
    const y = map.getSize().y / 2;
    const miles = map.distance(map.containerPointToLatLng([0, y]), map.containerPointToLatLng([110, y])) / 1852;
    const power = 10 ** Math.floor(Math.log10(miles));
    const round = power * (miles / power >= 5 ? 5 : miles / power >= 2 ? 2 : 1);
    scale.style.width = `${Math.round((110 * round) / miles)}px`;
    scale.textContent = `${round < 1 ? round.toFixed(1) : round} nm`;
  };
  const degrees = (value, letters) => {
    const whole = Math.abs(value), minutes = Math.floor((whole % 1) * 600) / 10;
    return `${Math.floor(whole)}°${minutes.toFixed(1).padStart(4, "0")}′${letters[value < 0 ? 1 : 0]}`;
  };
  map.on("mousemove", ({ latlng }) => {
    const lon = ((latlng.lng + 540) % 360) - 180;
    cursor.textContent = `${degrees(latlng.lat, "NS")} ${degrees(lon, "EW")}`;
  });
  map.on("moveend zoomend resize", () => {
    map.getContainer().classList.toggle("far", map.getZoom() < NAME_ZOOM + 1);
    drawNet();
    drawScale();
    placeNames();
  });
  refresh();
  map.fire("moveend");
})();
