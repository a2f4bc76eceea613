// Panning, zooming and dragging. The wheel scrolls the page; with Ctrl, and with two fingers, it zooms.
const [CLOSEST, WIDEST, DEEP] = [4, 0.2, 1.9];
const frames = new WeakMap();
export const frameOf = (net) => frames.get(net);
export function startGestures(net, { moved, changed, deep }) {
  const { svg, world, size } = net;
  const view = { x: 0, y: 0, k: 1 };
  const frame = { width: () => svg.clientWidth || size.width, height: () => svg.clientHeight || size.height };
  const apply = () => {
    world.setAttribute("transform", `translate(${view.x.toFixed(1)} ${view.y.toFixed(1)}) scale(${view.k.toFixed(4)})`);
    changed();
  };
  const zoomAt = (factor, x, y) => {
    const k = Math.min(CLOSEST, Math.max(WIDEST, view.k * factor));
    view.x = x - ((x - view.x) * k) / view.k;
    view.y = y - ((y - view.y) * k) / view.k;
    const deeper = k >= DEEP && view.k < DEEP;
    view.k = k;
    if (deeper) deep((x - view.x) / k, (y - view.y) / k);
    apply();
  };
  const fit = () => {
    view.k = Math.min(frame.width() / size.width, frame.height() / size.height);
    view.x = (frame.width() - size.width * view.k) / 2;
    view.y = (frame.height() - size.height * view.k) / 2;
    apply();
  };
  // It opens at its own size, where its type can be read; a narrow screen sees a part of it.
  const start = () => {
    svg.setAttribute("height", innerWidth < 704 ? Math.round(innerHeight * 0.7) : size.height);
    view.k = 1;
    view.x = Math.max(0, (frame.width() - size.width) / 2);
    view.y = 0;
    apply();
  };
  const seen = () => ({
    left: -view.x / view.k,
    top: -view.y / view.k,
    right: (frame.width() - view.x) / view.k,
    bottom: (frame.height() - view.y) / view.k,
  });
  const show = ({ x, y, w, h }) => {
    view.x = frame.width() / 2 - (x + w / 2) * view.k;
    view.y = frame.height() / 2 - (y + h / 2) * view.k;
    apply();
  };
  const reveal = (spot) => {
    const { left, top, right, bottom } = seen();
    if (spot.x < left || spot.y < top || spot.x + spot.w > right || spot.y + spot.h > bottom) show(spot);
  };
  frames.set(net, {
    zoom: (factor) => zoomAt(factor, frame.width() / 2, frame.height() / 2),
    fit,
    start,
    seen,
    show,
    reveal,
    view,
  });
  svg.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { left, top } = svg.getBoundingClientRect();
      zoomAt(Math.exp(-event.deltaY / 300), event.clientX - left, event.clientY - top);
    },
    { passive: false },
  );
  followPointers(net, view, { apply, moved, zoomAt });
}
function followPointers(net, view, { apply, moved, zoomAt }) {
  const { svg } = net;
  const pointers = new Map();
  let spot = null;
  svg.addEventListener("pointerdown", (event) => {
    pointers.set(event.pointerId, [event.clientX, event.clientY]);
    const box = event.target.closest(".node");
    spot = box && event.pointerType !== "touch" ? net.spots.get(Number(box.dataset.n)) : null;
    net.dragged = false;
    net.start = [event.clientX, event.clientY];
  });
  svg.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const far = Math.hypot(event.clientX - net.start[0], event.clientY - net.start[1]) > 4;
    if (far && !net.dragged) {
      net.dragged = true;
      svg.setPointerCapture(event.pointerId);
    }
    if (!net.dragged) return;
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    const [dx, dy] = [event.clientX - before[0], event.clientY - before[1]];
    pointers.set(event.pointerId, [event.clientX, event.clientY]);
    if (other) {
      const { left, top } = svg.getBoundingClientRect();
      const was = Math.hypot(before[0] - other[0], before[1] - other[1]);
      const is = Math.hypot(event.clientX - other[0], event.clientY - other[1]);
      zoomAt(is / Math.max(1, was), (event.clientX + other[0]) / 2 - left, (event.clientY + other[1]) / 2 - top);
    } else if (spot) {
      spot.x += dx / view.k;
      spot.y += dy / view.k;
      moved();
    } else {
      view.x += dx;
      view.y += dy;
      apply();
    }
  });
  const end = (event) => {
    pointers.delete(event.pointerId);
    spot = null;
    setTimeout(() => (net.dragged = false));
  };
  for (const name of ["pointerup", "pointercancel"]) svg.addEventListener(name, end);
}
