/** The one Trusted Types policy there is: it lets the page start its own workers, by the addresses that the build gave them, and nothing else. */
export const WORKER_POLICY = 'vbus-workers'

/**
 * The page's policy, the same in the app and when served (docs/spec/window.md, WN3): scripts, styles and fonts come from the page's own origin, nothing
 * is inline, nothing is evaluated, a picture may be one that the page itself holds (a payload that is an SVG), nobody frames it, and it may connect to its own origin only (the bus, when served).
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  `trusted-types ${WORKER_POLICY}`,
].join('; ')

/** Headers every response of the UI carries, whoever serves it. */
export const UI_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), usb=(), serial=(), hid=(), display-capture=()',
}
