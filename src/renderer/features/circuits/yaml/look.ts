import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const small = { fontSize: 'var(--text-small)', fontFamily: 'var(--sans)' }

/**
 * The editor as an instrument of this window. Its pictures are replaced by lines and letters: the page's policy allows no `data:` addresses, and
 * none is fetched for what a later rule overrides.
 */
const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'var(--panel)', fontSize: '12px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '20px', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '4px 0 40px' },
  '.cm-gutters': { backgroundColor: 'var(--panel)', color: 'var(--ink-3)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--hover)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--ink)' },
  '.cm-content ::selection': { backgroundColor: 'var(--accent-ground)' },
  '.cm-line.cm-of-selected': { backgroundColor: 'var(--accent-ground)', boxShadow: 'inset 3px 0 0 var(--accent)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'transparent', outline: '1px solid var(--line-strong)' },
  '.cm-lintRange': { backgroundImage: 'none', paddingBottom: '0', textDecorationLine: 'underline', textUnderlineOffset: '3px' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecorationStyle: 'wavy', textDecorationColor: 'var(--breach)' },
  '.cm-lintRange-warning': { backgroundImage: 'none', textDecorationStyle: 'dashed', textDecorationColor: 'var(--degraded)' },
  '.cm-lintRange-active': { backgroundColor: 'var(--degraded-ground)' },
  '.cm-lintPoint:after': { borderBottomColor: 'var(--breach)' },
  '.cm-tooltip': { ...small, color: 'var(--ink)', backgroundColor: 'var(--raised)', border: '1px solid var(--line-strong)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', fontSize: '12px', maxHeight: '220px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '2px 8px', lineHeight: '20px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--on-accent)' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600' },
  '.cm-completionDetail': { fontFamily: 'var(--sans)', fontStyle: 'normal', marginLeft: '12px' },
  '.cm-completionInfo': { ...small, maxWidth: '320px', padding: '6px 8px' },
  '.cm-diagnostic': { padding: '6px 8px', borderLeft: '3px solid var(--line-strong)', whiteSpace: 'normal', maxWidth: '420px' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--breach)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--degraded)' },
  '.cm-diagnosticSource': { ...small, color: 'var(--ink-2)', fontFamily: 'var(--mono)', opacity: '1' },
  '.cm-diagnosticAction': {
    ...small,
    margin: '6px 6px 0 0',
    padding: '2px 8px',
    borderRadius: '3px',
    color: 'var(--on-accent)',
    backgroundColor: 'var(--accent)',
  },
  '.cm-panels': { ...small, color: 'var(--ink)', backgroundColor: 'var(--raised)', borderTop: '1px solid var(--line)' },
  '.cm-panel.cm-search': { padding: '4px 28px 4px 8px' },
  '.cm-textfield': { ...small, color: 'var(--ink)', backgroundColor: 'var(--panel)', border: '1px solid var(--line-strong)' },
  '.cm-button': {
    ...small,
    color: 'var(--ink)',
    backgroundImage: 'none',
    backgroundColor: 'var(--panel)',
    border: '1px solid var(--line-strong)',
    borderRadius: '3px',
  },
  '.cm-panel.cm-search [name=close]': { color: 'var(--ink)', right: '8px' },
  '.cm-searchMatch': { backgroundColor: 'var(--degraded-ground)', outline: '1px solid var(--degraded)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--accent-ground)', outline: '1px solid var(--accent)' },
})

const highlighting = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--simulated)' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--ink-3)' },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace, tags.meta], color: 'var(--ink-3)' },
  { tag: [tags.keyword, tags.labelName, tags.typeName], color: 'var(--degraded)' },
])

/** How the editor looks, by the custom properties of the window's theme. */
export const look: Extension = [theme, syntaxHighlighting(highlighting)]
