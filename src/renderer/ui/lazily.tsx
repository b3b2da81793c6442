import { type ComponentType, type LazyExoticComponent, lazy, type ReactElement } from 'react'

/** A part of a page that is fetched when it is first shown. One that could not be fetched is asked for again when it is shown again: React's own `lazy` never does. */
export function lazily<Props extends object>(load: () => Promise<ComponentType<Props>>): (props: Props) => ReactElement {
  const make = (): LazyExoticComponent<ComponentType<Props>> =>
    lazy(async () => {
      try {
        return { default: await load() }
      } catch (error) {
        part = make()
        throw error
      }
    })
  let part: ComponentType<Props> = make()
  return function Lazily(props: Props): ReactElement {
    const Part = part
    return <Part {...props} />
  }
}
