import { escapeSteering } from '../../core/register/escape-steering.ts';

/** A page as plain data, so that the same sheet becomes text in a file and elements on a screen. */
export type Markup = string | MarkupElement;

export interface MarkupElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Markup[];
}

type Child = Markup | readonly Child[] | null | undefined | false;

/** An element; what is null or false among its children is left out. */
export function element(tag: string, attributes: Readonly<Record<string, string>>, ...children: readonly Child[]): MarkupElement {
  return { tag, attributes, children: (children.flat(9) as Child[]).filter(isMarkup) };
}

const isMarkup = (child: Child): child is Markup => child !== null && child !== undefined && child !== false;

const SVG = 'http://www.w3.org/2000/svg';
const VOID = new Set(['br', 'meta', 'hr', 'wbr', 'col']);
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for a page: names may hold markup, or characters that turn the order of what follows. */
const escape = (text: string): string => escapeSteering(text).replace(/[&<>"']/g, (character) => ENTITIES[character]);

/** As HTML. */
export function writeMarkup(markup: Markup): string {
  if (typeof markup === 'string') return escape(markup);
  const { tag, attributes, children } = markup;
  const named = Object.entries(attributes).map(([name, value]) => ` ${name}="${escape(value)}"`);
  const open = `<${tag}${named.join('')}>`;
  return VOID.has(tag) ? open : `${open}${children.map(writeMarkup).join('')}</${tag}>`;
}

/** As elements of a document. What is folded is built when it is opened: it may be tens of thousands of cells. */
export function buildMarkup(markup: Markup, page: Document, isSvg = false): Node {
  if (typeof markup === 'string') return page.createTextNode(escapeSteering(markup));
  const { tag, attributes, children } = markup;
  const inSvg = isSvg || tag === 'svg';
  const built = inSvg ? page.createElementNS(SVG, tag) : page.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) built.setAttribute(name, escapeSteering(value));
  const build = (some: readonly Markup[]) => built.append(...some.map((child) => buildMarkup(child, page, inSvg)));
  if (tag !== 'details') {
    build(children);
    return built;
  }
  build(children.slice(0, 1));
  built.addEventListener('toggle', () => build(children.slice(1)), { once: true });
  return built;
}
