import { elementsOf, type MarkupElement } from './markup.ts';

/** The elements of a page, found by name or class and asked for what they stand in. Built in one pass. */
export class MarkupPage {
  readonly root: MarkupElement;
  /** In the order of the source. */
  readonly elements: readonly MarkupElement[];
  readonly #parents = new Map<MarkupElement, MarkupElement>();
  readonly #byName = new Map<string, MarkupElement[]>();
  readonly #byClass = new Map<string, MarkupElement[]>();

  constructor(root: MarkupElement) {
    this.root = root;
    this.elements = [...elementsOf(root)];
    for (const element of this.elements) {
      for (const child of element.children) if (typeof child !== 'string') this.#parents.set(child, element);
      add(this.#byName, element.name, element);
      for (const name of classesOf(element)) add(this.#byClass, name, element);
    }
  }

  named(...names: readonly string[]): readonly MarkupElement[] {
    return names.length === 1 ? (this.#byName.get(names[0]!) ?? []) : names.flatMap((name) => this.named(name));
  }

  withClass(name: string): readonly MarkupElement[] {
    return this.#byClass.get(name) ?? [];
  }

  withId(id: string): MarkupElement | undefined {
    return this.elements.find((element) => element.attributes.id === id);
  }

  /** The nearest element around one, or itself, that passes the test. */
  closest(element: MarkupElement, test: (around: MarkupElement) => boolean): MarkupElement | undefined {
    let around: MarkupElement | undefined = element;
    while (around !== undefined && !test(around)) around = this.#parents.get(around);
    return around;
  }

  isWithin(element: MarkupElement, outer: MarkupElement): boolean {
    return this.closest(element, (around) => around === outer) !== undefined;
  }

  parentOf(element: MarkupElement): MarkupElement | undefined {
    return this.#parents.get(element);
  }
}

function add(map: Map<string, MarkupElement[]>, key: string, element: MarkupElement): void {
  const elements = map.get(key);
  if (elements === undefined) map.set(key, [element]);
  else elements.push(element);
}

/** No page has an element of more classes. */
const MAX_CLASSES_LENGTH = 4_000;

/** The classes of an element. */
export function classesOf(element: MarkupElement): string[] {
  const written = element.attributes.class;
  return written === undefined ? [] : written.slice(0, MAX_CLASSES_LENGTH).split(/\s+/).filter(Boolean);
}

/** Whether an element has a class. */
export function hasClass(element: MarkupElement, name: string): boolean {
  const written = element.attributes.class;
  return written !== undefined && written.includes(name) && classesOf(element).includes(name);
}
