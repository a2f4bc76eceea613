// Panning, zooming and dragging. The wheel scrolls the page; with Ctrl, and with two fingers, it zooms.
// It never zooms out so far that its type, of 12.5, is smaller than 11.
const [CLOSEST, WIDEST] = [5, 0.9];
const DEEP = [1.9, 3.2];
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
    const reached = DEEP.filter((depth) => k >= depth).length;
    const deeper = reached > DEEP.filter((depth) => view.k >= depth).length;
    view.k = k;
    apply();
    if (deeper) deep(reached, (x - view.x) / k, (y - view.y) / k);
  };
  // It opens whole and at its own size, where its type can be read; the page scrolls over it.
  const startLeft = () => Math.max(0, (frame.width() - size.width) / 2);
  const start = () => {
    Object.assign(view, { k: 1, x: startLeft(), y: 0 });
    grow();
    apply();
  };
  // On paper the whole drawing is as wide as the sheet.
  const print = (whole) => {
    if (whole) svg.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
    else svg.removeAttribute("viewBox");
    if (whole) world.removeAttribute("transform");
    else apply();
  };
  // For a picture: of a drawing that was zoomed or moved, no more than what is on the screen.
  const crop = (cut) => {
    const { top, bottom } = svg.getBoundingClientRect();
    const [from, to] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
    const moved = view.k !== 1 || view.y !== 0 || view.x !== startLeft();
    if (!cut || !moved || to - from < 1) {
      grow();
      return apply();
    }
    svg.setAttribute("height", to - from);
    world.setAttribute("transform", `translate(${view.x} ${view.y - from + top}) scale(${view.k})`);
  };
  const grow = () => svg.setAttribute("height", Math.ceil(size.height));
  // The part of the drawing that is on the screen, in its own units.
  const seen = (below = 0) => {
    const { left, top, right, bottom } = svg.getBoundingClientRect();
    const [x, y] = [(place) => (place - left - view.x) / view.k, (place) => (place - top - view.y) / view.k];
    const edges = { left: Math.max(left, 0), top: Math.max(top, 0) };
    return {
      left: x(edges.left),
      top: y(edges.top),
      right: x(Math.min(right, innerWidth)),
      bottom: y(Math.min(bottom, innerHeight - below)),
    };
  };
  const middle = () => {
    const { top, bottom } = svg.getBoundingClientRect();
    return (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2 - top;
  };
  // Pans where a box is outside of the frame, scrolls where it is outside of the screen.
  const show = ({ x, y, w, h, box }) => {
    const [left, top] = [x * view.k + view.x, y * view.k + view.y];
    if (left < 0 || left + w * view.k > frame.width()) view.x = frame.width() / 2 - (x + w / 2) * view.k;
    if (top < 0 || top + h * view.k > frame.height()) view.y = frame.height() / 2 - (y + h / 2) * view.k;
    apply();
    box.scrollIntoView({ block: "center" });
    changed();
  };
  // The panel covers the lower part of a phone.
  const covered = () => Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingBottom) || 0;
  const reveal = (spot) => {
    const { left, top, right, bottom } = seen(covered());
    if (spot.x < left || spot.y < top || spot.x + spot.w > right || spot.y + spot.h > bottom) show(spot);
  };
  frames.set(net, {
    print,
    crop,
    zoom: (factor) => zoomAt(factor, frame.width() / 2, middle()),
    start,
    grow,
    seen,
    show,
    reveal,
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
