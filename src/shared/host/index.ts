export { CONTENT_SECURITY_POLICY, UI_HEADERS, WORKER_POLICY } from './content-security-policy.ts'
export {
  CAPTURE_PORT_CHANNEL,
  CLIPBOARD_CHARS_MAX,
  EVENT_CHANNEL,
  HOST_CHANNEL,
  type HostAnswer,
  type HostBridge,
  type HostEvent,
  type HostRequest,
  MENU_CHARS_MAX,
  MENU_ITEMS_MAX,
  type MenuItem,
  NOTIFY_CHARS_MAX,
  PORT_CHANNEL,
  parseHostRequest,
  REASON_CHARS_MAX,
  type ReleaseWord,
} from './host-contract.ts'
export { LINK_CHARS_MAX, type LinkPath, parseLinkPath, START_PATH } from './link-path.ts'
export { type Candidate, REMOTE_TOKEN_CHARS_MAX, REMOTE_URL_CHARS_MAX, type StartRequest, type StartView } from './start-contract.ts'
