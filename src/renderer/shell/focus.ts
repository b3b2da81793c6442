const FOCUSABLE = 'a[href], button:not(:disabled), input, select, textarea, [tabindex="0"], [contenteditable="true"]'
const MEANT = '[role="grid"][tabindex="0"], :is([role="grid"], [role="tree"]) [tabindex="0"], [aria-current="page"]'

/** The region after (or before) the one that holds the focus, in the page's order. */
export function nextRegion<Region extends { contains(other: Element | null): boolean }>(
  regions: readonly Region[],
  focused: Element | null,
  step: 1 | -1,
): Region | undefined {
  const at = regions.findLastIndex((region) => region.contains(focused))
  if (at < 0) return step === 1 ? regions[0] : regions.at(-1)
  return regions[(at + step + regions.length) % regions.length]
}

/** Moves the keyboard's focus about the page: `data-region` marks a region, `data-filter` the filter of a view. */
export class Focus {
  readonly #page: () => Document

  constructor(page: () => Document) {
    this.#page = page
  }

  region(step: 1 | -1): void {
    const page = this.#page()
    const regions = [...page.querySelectorAll<HTMLElement>('[data-region]')].filter((region) => region.checkVisibility())
    const region = nextRegion(regions, page.activeElement, step)
    if (region === undefined) return
    // What in it is meant to have the focus, else the first thing that can; what a region within it holds is that one's.
    const first = (selector: string): HTMLElement | undefined =>
      [...region.querySelectorAll<HTMLElement>(selector)].find((each) => each.closest('[data-region]') === region && each.checkVisibility())
    const inside = first(MEANT) ?? first(FOCUSABLE) ?? region
    inside.focus()
  }

  hasFilter(): boolean {
    return this.#filter() !== undefined
  }

  filter(): void {
    this.#filter()?.focus()
  }

  /** Of the view that is in front. */
  #filter(): HTMLElement | undefined {
    const page = this.#page()
    const front = page.querySelector<HTMLElement>('[data-front] [data-filter]') ?? page.querySelector<HTMLElement>('[data-filter]')
    return front ?? undefined
  }
}
