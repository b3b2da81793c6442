/** What dock.tsx uses of the docking library. Its own types name their files without endings, which a module resolution as Node's does not find. */
declare module 'flexlayout-react' {
  import type { ComponentType, ReactNode } from 'react'

  export interface IJsonTabNode {
    readonly type: 'tab'
    readonly component: string
    readonly name: string
  }
  export interface IJsonModel {
    readonly global?: Readonly<Record<string, boolean | number>>
    readonly borders?: readonly object[]
    readonly subLayouts?: object
    readonly layout: object
  }
  export class Node {
    getId(): string
    getParent(): Node | undefined
    getChildren(): Node[]
  }
  export class TabNode extends Node {
    getComponent(): string | undefined
  }
  export class TabSetNode extends Node {
    getSelectedNode(): Node | undefined
    isEnableTabStrip(): boolean
  }
  export const DockLocation: { readonly RIGHT: object; readonly CENTER: object }
  export class Action {
    readonly type: string
  }
  export class Model {
    static fromJson(json: IJsonModel): Model
    toJson(): IJsonModel
    doAction(action: Action): unknown
    visitNodes(visit: (node: Node) => void): void
    getActiveTabset(): TabSetNode | undefined
    getFirstTabSet(): TabSetNode | undefined
  }
  export const Actions: {
    addTab(json: IJsonTabNode, toNodeId: string, location: object, index: number, select: boolean): Action
    moveNode(fromNodeId: string, toNodeId: string, location: object, index: number, select: boolean): Action
    deleteTab(tabNodeId: string): Action
    selectTab(tabNodeId: string): Action
    updateNodeAttributes(nodeId: string, attributes: object): Action
  }
  export const Layout: ComponentType<{
    readonly model: Model
    readonly factory: (node: TabNode) => ReactNode
    readonly onModelChange: () => void
    readonly supportsPopout: boolean
    readonly realtimeResize: boolean
  }>
}
