import { type BrowserWindow, Notification } from 'electron'

/** Shows a notification of the operating system while the window is not in front; choosing it brings the window back. */
export function notifier(window: BrowserWindow): (title: string, body: string) => void {
  return (title, body) => {
    if (window.isFocused() || !Notification.isSupported()) return
    const notification = new Notification({ title, body })
    notification.on('click', () => bringToFront(window))
    notification.show()
  }
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.focus()
}
