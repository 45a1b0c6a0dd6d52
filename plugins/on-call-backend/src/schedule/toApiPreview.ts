import type {
  ChangePreview,
  SchedulePreview,
} from '@signalbox/backstage-plugin-on-call-common';
import { toIso } from '../service/iso';
import { toApiAssignment } from './toApiAssignment';

/** The names of parameters that hold an instant. */
const INSTANTS = ['start', 'end'];

/** What a change would do, the way the API shows it. */
export function toApiPreview(
  rotationId: string,
  { before, after, warnings }: ChangePreview,
): SchedulePreview {
  return {
    before: before.map(held => toApiAssignment(rotationId, held)),
    after: after.map(held => toApiAssignment(rotationId, held)),
    warnings: warnings.map(({ code, message, params }) => ({
      code,
      message,
      params: Object.fromEntries(
        Object.entries(params).map(([key, value]) => [
          key,
          INSTANTS.includes(key) && typeof value === 'number'
            ? toIso(value)
            : value,
        ]),
      ),
    })),
  };
}
