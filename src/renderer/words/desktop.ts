/** What the operating system shows of the window. */
export const WORDS = {
  shellMenu: 'Window',
  noMenu: 'The menu was not made',
  notTold: 'No notification was shown',
  ended: (status: string) => `Run ${status}`,
  breached: (mode: string, phase: string) => `${mode}${phase === '' ? '' : ` in ${phase}`}`,
} as const
