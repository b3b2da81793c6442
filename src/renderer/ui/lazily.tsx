import { type ComponentType, type LazyExoticComponent, lazy, type ReactElement } from 'react'

/** Parts that could not be fetched: how each begins anew. */
const failed = new Set<() => void>()

/** What could not be fetched is asked for again when it is next shown. React's own `lazy` never asks twice; and none may do so by itself, or a page that fails asks for ever. */
export function forgetFailures(): void {
  for (const renew of failed) renew()
  failed.clear()
}

/** A part of a page that is fetched when it is first shown. */
export function lazily<Props extends object>(load: () => Promise<ComponentType<Props>>): (props: Props) => ReactElement {
  const make = (): LazyExoticComponent<ComponentType<Props>> =>
    lazy(async () => {
      try {
        return { default: await load() }
      } catch (error) {
        failed.add(renew)
        throw error
      }
    })
  let part: ComponentType<Props> = make()
  const renew = (): void => {
    part = make()
  }
  return function Lazily(props: Props): ReactElement {
    const Part = part
    return <Part {...props} />
  }
}
