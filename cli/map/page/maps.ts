import { h, type Element as Made } from '../view/element';
import { hexagonRadius, picture, pointsOf, type Mark, type Picture } from '../view/picture';
import { pointOf, regions } from '../view/regions';
import { closeUp, isCloser, viewOf, wholeWorld, type View } from '../view/views';
import { append, fill } from './document';

/** The contents of a map. */
export interface Content {
  readonly marks: readonly Mark[];
  readonly lost?: string;
  /** The visible part of the world, if the map does not choose it by its marks. */
  readonly part?: 'world' | ((width: number, height: number) => View);
  /** The text for a region that has no mark. */
  readonly describe: (region: string) => string;
  /** For a map whose regions can be selected: whether a region is selected. */
  readonly isOn?: (region: string) => boolean;
}

/** A region and its position. */
interface Target {
  readonly region: string;
  readonly title: string;
  readonly x: number;
  readonly y: number;
}

/** Below this width a map is drawn for its actual width, so that its text has the normal size. */
const narrow = 640;
/** The maximum distance of the pointer from a region. */
const reach = 16;

/** A map of the page. It describes the region under the pointer or in focus, and adapts to the available width. */
export class WorldMap {
  private targets: readonly Target[] = [];
  private isDrawn = false;
  private isWhole?: boolean;
  private current?: string;
  private readonly tip: HTMLElement;
  private readonly zoom: HTMLElement;

  /** @param choose called for a click on a region, or the corresponding key */
  public constructor(
    private readonly figure: HTMLElement,
    private readonly svg: SVGSVGElement,
    private content: Content,
    private readonly choose?: (region: string) => void,
  ) {
    this.zoom = append(
      figure.querySelector('figcaption') ?? figure,
      h('button', { type: 'button', class: 'zoom', hidden: true }),
    ) as HTMLElement;
    this.tip = append(figure, h('div', { class: 'tip', 'aria-hidden': 'true', hidden: true })) as HTMLElement;
    this.svg.querySelector('.mark')?.setAttribute('tabindex', '0');
    this.zoom.addEventListener('click', () => {
      this.isWhole = this.zoom.textContent === wholeText;
      this.draw();
    });
    this.zoomText();
    this.listen();
  }

  /** Shows something else. */
  public show(content: Content): void {
    this.content = content;
    this.draw();
  }

  /** Draws the map for a new width, if necessary. */
  public fit(): void {
    if (this.isDrawn || this.figure.clientWidth < narrow) this.draw();
  }

  private listen(): void {
    this.svg.addEventListener('pointermove', (event) => {
      this.point(event);
    });
    this.svg.addEventListener('pointerdown', (event) => {
      this.point(event);
    });
    this.figure.addEventListener('pointerleave', () => {
      this.tip.hidden = true;
    });
    // Not on the picture itself: Chromium moves the focus to an element that listens for it.
    const frame = this.svg.parentElement ?? this.figure;
    frame.addEventListener('focusin', ({ target }) => {
      const region = (target as Element).getAttribute('data-region');
      if (!this.isDrawn) this.draw();
      this.focus(region ?? undefined);
    });
    frame.addEventListener('focusout', () => {
      this.tip.hidden = true;
    });
    this.svg.addEventListener('keydown', (event) => {
      this.press(event);
    });
    if (this.choose === undefined) return;
    this.svg.addEventListener('click', (event) => {
      const target = this.targetAt(event);
      if (target !== undefined) this.choose?.(target.region);
    });
  }

  private draw(): void {
    this.isDrawn = true;
    const hadFocus = this.svg.contains(document.activeElement);
    const { view, drawn } = this.laidOut();
    const { x, y, scale, width, height } = view;
    const marked = new Set(this.content.marks.map(({ region }) => region));
    const others = regions.flatMap(({ name }): Target[] => {
      const point = pointOf(name);
      if (point === undefined || marked.has(name)) return [];
      const at = { x: (point[0] - x) * scale, y: (point[1] - y) * scale };
      return isSeen(at, view) ? [{ region: name, title: this.content.describe(name), ...at }] : [];
    });
    this.targets = [...drawn.marks.filter((mark) => isSeen(mark, view)), ...others];
    this.svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    // A map that is wider than its container is scrolled.
    const isWide = this.figure.clientWidth < narrow && width > this.figure.clientWidth;
    this.svg.style.width = isWide ? `${width}px` : '';
    fill(this.svg, ...drawn.elements, ...others.map((other) => this.pointElement(other)));
    for (const element of this.svg.querySelectorAll('.mark, .point')) this.name(element);
    this.zoomText();
    const [first] = [...drawn.marks, undefined];
    const frame = this.svg.parentElement;
    if (isWide && !hadFocus && frame !== null && first !== undefined) {
      frame.scrollLeft = first.x - frame.clientWidth / 2;
    }
    const start = this.targets.find(({ region }) => region === this.current) ?? this.targets.at(0);
    if (start === undefined) return;
    this.elementOf(start.region)?.setAttribute('tabindex', '0');
    if (hadFocus) this.focus(start.region);
  }

  private pointElement({ region, x, y }: Target): Made {
    return h('circle', { class: 'point', cx: x, cy: y, r: 6, 'data-region': region });
  }

  /** Sets the accessible name and role of an element, instead of a title, which browsers would show as well. */
  private name(element: Element): void {
    element.querySelector('title')?.remove();
    const region = element.getAttribute('data-region') ?? '';
    const target = this.targets.find((each) => each.region === region);
    element.setAttribute('aria-label', target?.title ?? region);
    element.setAttribute('tabindex', '-1');
    if (this.choose === undefined) {
      element.setAttribute('role', 'img');
      return;
    }
    element.setAttribute('role', 'button');
    element.setAttribute('aria-pressed', String(this.content.isOn?.(region) ?? false));
  }

  private laidOut(): { view: View; drawn: Picture } {
    const { marks, lost, part } = this.content;
    const drawnAt = (width: number, ratio: number) => {
      const height = Math.round(width * ratio);
      const isOwn = part !== undefined || this.isWhole === true || marks.length === 0 || width >= narrow;
      const view = isOwn ? this.viewFor(width, height) : this.near(width, height);
      return { view, drawn: picture(marks, view, lost) };
    };
    const available = this.figure.clientWidth;
    if (available >= narrow) return drawnAt(wholeWorld.width, worldRatio);
    if (part === 'world') return drawnAt(narrow, worldRatio);
    if (part !== undefined) return drawnAt(available, 0.75);
    if (this.isWhole === true || marks.length === 0) return drawnAt(available, worldRatio);
    // Wider than its container, and scrolled, if not everything would be visible otherwise.
    for (let width = available; width < wholeWorld.width; width = Math.round(width * 1.2)) {
      for (const ratio of [0.75, worldRatio]) {
        const found = drawnAt(width, ratio);
        if (found.drawn.crowded === 0 && found.drawn.marks.every((mark) => isSeen(mark, found.view))) return found;
      }
    }
    return drawnAt(wholeWorld.width, worldRatio);
  }

  private readonly near = (width: number, height: number): View => closeUp(pointsOf(this.content.marks), width, height);

  private viewFor(width: number, height: number): View {
    const { part, marks } = this.content;
    if (part !== undefined && part !== 'world') return part(width, height);
    if (this.isWhole === false) return this.near(width, height);
    return viewOf(this.isWhole === true || part === 'world' ? [] : pointsOf(marks), width, height);
  }

  private zoomText(): void {
    const points = pointsOf(this.content.marks);
    const [width, height] = [wholeWorld.width, wholeWorld.height];
    const isNear =
      this.isWhole === undefined ? this.figure.clientWidth < narrow || isCloser(viewOf(points)) : !this.isWhole;
    this.zoom.textContent = isNear ? wholeText : nearText;
    this.zoom.hidden =
      this.content.part !== undefined || points.length === 0 || !isCloser(closeUp(points, width, height));
  }

  private elementOf(region: string): SVGElement | null {
    return this.svg.querySelector<SVGElement>(`[data-region="${CSS.escape(region)}"]`);
  }

  private focus(region: string | undefined): void {
    const target = this.targets.find((each) => each.region === region);
    if (target === undefined) return;
    const element = this.elementOf(target.region);
    if (this.current !== undefined) this.elementOf(this.current)?.setAttribute('tabindex', '-1');
    this.current = target.region;
    element?.setAttribute('tabindex', '0');
    if (document.activeElement !== element) element?.focus({ preventScroll: true });
    this.showTip(target, this.choose === undefined ? 'Arrow keys: other regions' : undefined);
  }

  private press(event: KeyboardEvent): void {
    const from = this.targets.find(({ region }) => region === this.current);
    if (from === undefined) return;
    if (event.key === 'Escape') this.tip.hidden = true;
    else if (Object.hasOwn(directions, event.key)) {
      event.preventDefault();
      const [dx, dy] = directions[event.key];
      this.focus(next(this.targets, from, dx, dy)?.region);
    } else if (this.choose !== undefined && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      this.choose(from.region);
    }
  }

  private point(event: PointerEvent): void {
    if (!this.isDrawn) this.draw();
    const target = this.targetAt(event);
    this.svg.classList.toggle('at', target !== undefined);
    if (target === undefined) this.tip.hidden = true;
    else this.showTip(target);
  }

  private targetAt(event: MouseEvent): Target | undefined {
    const { left, top, width } = this.svg.getBoundingClientRect();
    const scale = this.svg.viewBox.baseVal.width / width;
    const [x, y] = [(event.clientX - left) * scale, (event.clientY - top) * scale];
    // If two are equally near, the mark is meant, because it is larger.
    const size = ({ region }: Target) =>
      this.content.marks.some((mark) => mark.region === region) ? hexagonRadius / 2 : 0;
    return nearest(
      this.targets,
      (target) => Math.hypot(target.x - x, target.y - y) - size(target),
      reach * Math.max(1, scale),
    );
  }

  private showTip({ x, y, title }: Target, hint?: string): void {
    const [name, ...facts] = title.split(', ');
    fill(
      this.tip,
      h('strong', {}, name),
      facts.length === 0 ? undefined : h('span', {}, facts.join(', ')),
      hint && h('span', { class: 'hint' }, hint),
    );
    this.tip.hidden = false;
    const [map, around] = [this.svg.getBoundingClientRect(), this.figure.getBoundingClientRect()];
    const scale = map.width / this.svg.viewBox.baseVal.width;
    const half = this.tip.offsetWidth / 2;
    const left = map.left - around.left + x * scale;
    this.tip.style.left = `${Math.max(0, Math.min(left - half, around.width - 2 * half))}px`;
    const top = y * scale - this.tip.offsetHeight - 14;
    this.tip.style.top = `${top < 0 ? y * scale + 14 : top}px`;
  }
}

const worldRatio = wholeWorld.height / wholeWorld.width;

function isSeen({ x, y }: { readonly x: number; readonly y: number }, { width, height }: View): boolean {
  return x > 0 && y > 0 && x < width && y < height;
}

const wholeText = 'Whole world';
const nearText = 'Close-up';

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The next region in a direction, where the direction matters more than the distance. */
function next(targets: readonly Target[], from: Target, dx: number, dy: number): Target | undefined {
  return nearest(
    targets,
    (target) => {
      const [x, y] = [target.x - from.x, target.y - from.y];
      const [ahead, aside] = [x * dx + y * dy, Math.abs(x * dy) + Math.abs(y * dx)];
      return ahead <= 0 || aside > 2 * ahead ? Infinity : ahead + 2 * aside;
    },
    1e6,
  );
}

function nearest(targets: readonly Target[], distance: (target: Target) => number, most: number): Target | undefined {
  let best: Target | undefined;
  let least = most;
  for (const target of targets) {
    const far = distance(target);
    if (far < least) [best, least] = [target, far];
  }
  return best;
}
