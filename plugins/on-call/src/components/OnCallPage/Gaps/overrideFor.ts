import type { OverrideForm } from '../../Dialogs/overrideForm';
import { toField } from '../../Dialogs/wallClock';
import type { Trouble } from './troubles';

/** What is known of the override that would end a gap, or relieve who is doubled. */
export function overrideFor(trouble: Trouble): OverrideForm {
  const { rotation, level, start, end, person } = trouble;
  return {
    level,
    person: undefined,
    start: toField(start, rotation.timeZone),
    end: toField(end, rotation.timeZone),
    inPlaceOf: person ?? '',
    reason: '',
  };
}
