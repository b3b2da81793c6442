import type { Clock } from '../../shared/base/index.ts'
import { FOCUSABLE, type Focus } from './focus.ts'

/** How many of the elements that had the focus are remembered. */
const BEFORE_MAX = 30
/** How long a control that was switched off may have the focus back when it is switched on again: the act it began is short. */
const OFF_MS = 600
/** How long a view that is being fetched is waited for. */
const VIEW_MS = 3_000
const LOOK_MS = 60
const PARTS = '[data-region], form, section, article'

/** What had the focus when it was lost, and where that was. */
export interface Lost<Element> {
  readonly element: Element
  /** The part around it (a region, or a form or section of one), and how many that can have the focus came before it there. */
  readonly around: { readonly part: Element; readonly index: number } | undefined
  /** The view it was in. */
  readonly view: Element | undefined
}

/** What of the page the choice needs to know. */
export interface FocusWorld<Element> {
  /** Whether it is there, in sight and switched on. */
  isUsable(element: Element): boolean
  /** Whether a part or a view is still in sight. */
  isShown(element: Element): boolean
  /** What can have the focus in a part, in the page's order. */
  within(part: Element): readonly Element[]
}

/**
 * Where the focus goes that was lost: to what stands where it stood, while its part of the page is still there; to the view that is now in front, when the whole view went;
 * else (a panel or a form was closed) back to what had it before.
 */
export function placeAfter<Element>(
  lost: Lost<Element>,
  before: readonly Element[],
  world: FocusWorld<Element>,
): Element | 'view' | undefined {
  const { around } = lost
  if (around !== undefined && world.isShown(around.part)) {
    const all = world.within(around.part)
    const there = all[Math.min(around.index, all.length - 1)]
    if (there !== undefined) return there
  }
  if (lost.view !== undefined && !world.isShown(lost.view)) return 'view'
  return before.find((element) => element !== lost.element && world.isUsable(element)) ?? 'view'
}

const pageWorld: FocusWorld<HTMLElement> = {
  isUsable: (element) => element.isConnected && element.checkVisibility() && !element.matches(':disabled'),
  isShown: (element) => element.isConnected && element.checkVisibility(),
  within: (part) => [...part.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((each) => each.checkVisibility()),
}

/** A person without a pointer always has the focus somewhere in sight: what is taken away under it hands it on. */
export class FocusKeeper {
  readonly #page: Document
  readonly #focus: Focus
  readonly #clock: Clock
  #before: readonly HTMLElement[] = []
  #isPointing = false
  #stopLooking: (() => void) | undefined

  constructor(page: Document, focus: Focus, clock: Clock) {
    this.#page = page
    this.#focus = focus
    this.#clock = clock
  }

  /** Starts keeping it. @returns ends it */
  keep(): () => void {
    const ending = new AbortController()
    const on = <Name extends keyof DocumentEventMap>(name: Name, hear: (event: DocumentEventMap[Name]) => void): void =>
      this.#page.addEventListener(name, hear, { capture: true, signal: ending.signal })
    // A press beside everything takes the focus away, as it should.
    on('pointerdown', () => {
      this.#isPointing = true
    })
    const release = (): void => {
      this.#isPointing = false
    }
    on('pointerup', release)
    on('pointercancel', release)
    on('focusin', ({ target }) => {
      this.#end()
      if (target instanceof HTMLElement) this.#before = [target, ...this.#before.filter((each) => each !== target)].slice(0, BEFORE_MAX)
    })
    on('focusout', ({ target, relatedTarget }) => {
      if (relatedTarget !== null || this.#isPointing || !(target instanceof HTMLElement)) return
      // It is still in the page: what surrounds it tells where it was.
      this.#look(lostAt(target))
    })
    return () => {
      ending.abort()
      this.#end()
    }
  }

  #end(): void {
    this.#stopLooking?.()
    this.#stopLooking = undefined
  }

  /** Looks until the focus is somewhere again. */
  #look(lost: Lost<HTMLElement>, passedMs = 0): void {
    this.#end()
    this.#stopLooking = this.#clock.after(passedMs === 0 ? 0 : LOOK_MS, () => {
      const { activeElement, body } = this.#page
      if ((activeElement !== null && activeElement !== body) || !this.#page.hasFocus()) return
      if (!this.#handOn(lost, passedMs) && passedMs < VIEW_MS) this.#look(lost, passedMs + LOOK_MS)
    })
  }

  /** @returns whether there is nothing left to wait for */
  #handOn(lost: Lost<HTMLElement>, passedMs: number): boolean {
    const { element } = lost
    if (pageWorld.isShown(element)) {
      if (!element.matches(':disabled')) {
        // Switched off and on again; what gave the focus up by itself, and is as it was, may.
        if (passedMs > 0) element.focus()
        return true
      }
      if (passedMs < OFF_MS) return false
    }
    const place = placeAfter(lost, this.#before, pageWorld)
    if (place === 'view') return this.#focus.view()
    place?.focus()
    return this.#page.activeElement !== this.#page.body
  }
}

function lostAt(element: HTMLElement): Lost<HTMLElement> {
  const part = element.parentElement?.closest<HTMLElement>(PARTS) ?? undefined
  const isBefore = (each: HTMLElement): boolean => (each.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  const around = part === undefined ? undefined : { part, index: pageWorld.within(part).filter(isBefore).length }
  return { element, around, view: element.closest<HTMLElement>('.docked') ?? undefined }
}
