import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuItem } from '../../shared/host/index.ts'

/** What the operating system expects (quitting, editing, zoom), and the page's own commands where it has told them. */
export function setMenu(isMac: boolean, items: readonly MenuItem[] = [], onCommand: (id: string) => void = () => {}): void {
  const menus = [...new Set(items.map(({ menu }) => menu))]
  const template: MenuItemConstructorOptions[] = [
    isMac ? { role: 'appMenu' } : { role: 'fileMenu' },
    { role: 'editMenu' },
    ...menus.map((label) => ({
      label,
      submenu: items
        .filter(({ menu }) => menu === label)
        .map(({ id, title, keys }) => ({
          id,
          label: title,
          // Shown only: the page hears its keys itself, and a person may have given a command others.
          ...(keys !== '' && { accelerator: keys, registerAccelerator: false }),
          click: () => onCommand(id),
        })),
    })),
    {
      label: 'Zoom',
      submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { type: 'separator' }, { role: 'togglefullscreen' }],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
