import type { Services } from '../services.ts'
import { WORDS } from '../words/desktop.ts'
import type { Place } from './link.ts'

type Parts = Pick<Services, 'navigation' | 'history' | 'time' | 'notices'>

/** Brings the window to a place: its view, selection and filter at once, its moment once the log has said which record it is. */
export async function openPlace({ navigation, history, time, notices }: Parts, place: Place): Promise<void> {
  navigation.select(place.selection, place.view)
  navigation.setQuery(place.view, place.query)
  if (place.pos === undefined) return time.live()
  try {
    time.goTo(await history.locate({ pos: place.pos }))
  } catch (error) {
    notices.failed(WORDS.noMoment(place.pos), error)
  }
}
