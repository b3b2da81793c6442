import { Actions, DockLocation, type IJsonModel, type IJsonTabNode, Layout, Model, type Node, TabNode, TabSetNode } from 'flexlayout-react'
import 'flexlayout-react/style/light.css'
import './dock.css'
import { memo, type ReactElement, useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { VIEW_TITLES, VIEWS, type ViewName } from '../place/views.ts'
import { useServices } from '../services.ts'
import { type Centre, TABS_MAX } from './arrangement.ts'
import { ViewPane } from './view-pane.tsx'

const GLOBAL: NonNullable<IJsonModel['global']> = {
  tabEnablePopout: false,
  tabEnableFloat: false,
  tabEnableRename: false,
  tabSetEnableMaximize: false,
  tabSetEnableTabGroups: false,
  tabSetMinWidth: 360,
  tabSetMinHeight: 160,
  splitterSize: 5,
}

const tabOf = (view: ViewName): IJsonTabNode => ({ type: 'tab', component: view, name: VIEW_TITLES[view] })

const usual = (view: ViewName): IJsonModel => ({
  global: GLOBAL,
  borders: [],
  layout: { type: 'row', children: [{ type: 'tabset', active: true, children: [tabOf(view)] }] },
})

/** A kept arrangement; one that the library does not take falls back to one view. */
function modelOf(kept: object | undefined, view: ViewName): Model {
  try {
    if (kept !== undefined) return Model.fromJson({ ...(kept as IJsonModel), global: GLOBAL, borders: [], subLayouts: {} })
  } catch {
    // What is kept is not worth more than a window that opens.
  }
  return Model.fromJson(usual(view))
}

const viewOf = (node: Node | undefined): ViewName | undefined =>
  node instanceof TabNode ? VIEWS.find((name) => name === node.getComponent()) : undefined

function tabsOf(model: Model): readonly TabNode[] {
  const tabs: TabNode[] = []
  model.visitNodes((node) => {
    if (node instanceof TabNode) tabs.push(node)
  })
  return tabs
}

const frontOf = (model: Model): TabNode | undefined => {
  const node = (model.getActiveTabset() ?? model.getFirstTabSet())?.getSelectedNode()
  return node instanceof TabNode ? node : undefined
}

/** One tab alone needs no strip: the rail says which view it is. */
function showStrips(model: Model): void {
  const isAlone = tabsOf(model).length === 1
  model.visitNodes((node) => {
    if (node instanceof TabSetNode && node.isEnableTabStrip() === isAlone)
      model.doAction(Actions.updateNodeAttributes(node.getId(), { enableTabStrip: !isAlone }))
  })
}

/** The view comes to the front: its own tab if it has one, else in place of what is in front. */
function bring(model: Model, view: ViewName): void {
  const front = frontOf(model)
  if (viewOf(front) === view) return
  const own = tabsOf(model).find((tab) => viewOf(tab) === view)
  if (own !== undefined) return void model.doAction(Actions.selectTab(own.getId()))
  const tabset = front?.getParent()
  if (front === undefined || tabset === undefined) return
  const index = tabset.getChildren().indexOf(front)
  // A tab's content is made once: another view is another tab.
  model.doAction(Actions.addTab(tabOf(view), tabset.getId(), DockLocation.CENTER, index, true))
  model.doAction(Actions.deleteTab(front.getId()))
}

function centreOf(model: Model): Centre {
  return {
    tabs: () => tabsOf(model).length,
    openBeside: (view) => {
      const tabset = model.getActiveTabset() ?? model.getFirstTabSet()
      if (tabset === undefined || tabsOf(model).length >= TABS_MAX) return
      const own = tabsOf(model).find((tab) => viewOf(tab) === view)
      if (own === undefined) model.doAction(Actions.addTab(tabOf(view), tabset.getId(), DockLocation.RIGHT, -1, true))
      else model.doAction(Actions.moveNode(own.getId(), tabset.getId(), DockLocation.RIGHT, -1, true))
    },
    closeFront: () => {
      const front = frontOf(model)
      if (front !== undefined && tabsOf(model).length > 1) model.doAction(Actions.deleteTab(front.getId()))
    },
    next: () => {
      const tabs = tabsOf(model)
      const front = frontOf(model)
      const next = tabs[((front === undefined ? -1 : tabs.indexOf(front)) + 1) % tabs.length]
      if (next !== undefined) model.doAction(Actions.selectTab(next.getId()))
    },
  }
}

/** The middle of the window: views as tabs that can lie beside each other. The one place that knows the docking library, which measures at every drawing: not each time the frame is drawn. */
export const Dock = memo(function Dock(): ReactElement {
  const { navigation, arrangement } = useServices()
  const built = useStore(arrangement.built, ({ times }) => times)
  const view = useStore(navigation.store, (state) => state.view)
  // biome-ignore lint/correctness/useExhaustiveDependencies: built anew when the arrangement says so; the view is brought to the front below
  const model = useMemo(() => {
    const made = modelOf(arrangement.store.getState().centre, navigation.store.getState().view)
    showStrips(made)
    return made
  }, [built, arrangement])
  useEffect(() => {
    arrangement.centre = centreOf(model)
    return () => {
      arrangement.centre = undefined
    }
  }, [arrangement, model])
  useEffect(() => bring(model, view), [model, view])
  const onModelChange = (): void => {
    showStrips(model)
    const { layout } = model.toJson()
    arrangement.change({ centre: tabsOf(model).length === 1 ? undefined : { layout } })
    const front = viewOf(frontOf(model))
    if (front !== undefined && front !== navigation.store.getState().view) navigation.go(front)
  }
  return (
    <div className="dock">
      <Layout
        model={model}
        factory={(node) => {
          const shown = viewOf(node)
          return shown === undefined ? null : <DockedView view={shown} />
        }}
        onModelChange={onModelChange}
        supportsPopout={false}
        realtimeResize
      />
    </div>
  )
})

function DockedView({ view }: { readonly view: ViewName }): ReactElement {
  const { navigation } = useServices()
  const isFront = useStore(navigation.store, (state) => state.view === view)
  return (
    <div className="docked" data-front={isFront ? '' : undefined}>
      <ViewPane view={view} />
    </div>
  )
}
