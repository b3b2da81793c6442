import type { Services } from '../services.ts'
import type { Place } from './link.ts'

type Parts = Pick<Services, 'navigation' | 'travel'>

/** Brings the window to a place: its view, selection and filter at once, its moment once the log has said which record it is. */
export async function openPlace({ navigation, travel }: Parts, place: Place): Promise<void> {
  navigation.select(place.selection, place.view)
  navigation.setQuery(place.view, place.query)
  if (place.pos === undefined) return travel.live()
  await travel.to({ pos: place.pos })
}
