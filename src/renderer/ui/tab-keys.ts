const STEPS = {
  horizontal: { ArrowRight: 1, ArrowLeft: -1 },
  vertical: { ArrowDown: 1, ArrowUp: -1 },
} as const

/** The tab a key leads to, round and round, by Home and End to the ends; undefined for keys that are not a tab list's. */
export function tabAfterKey<Tab>(
  key: string,
  current: Tab,
  tabs: readonly Tab[],
  axis: keyof typeof STEPS = 'horizontal',
): Tab | undefined {
  if (key === 'Home') return tabs[0]
  if (key === 'End') return tabs.at(-1)
  const steps: Readonly<Record<string, 1 | -1>> = STEPS[axis]
  const step = steps[key]
  return step === undefined ? undefined : tabs[(tabs.indexOf(current) + step + tabs.length) % tabs.length]
}
