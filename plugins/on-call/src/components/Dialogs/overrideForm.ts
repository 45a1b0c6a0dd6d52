import type { OverrideRequest } from '@signalbox/backstage-plugin-on-call-common';
import { fromIso } from '../../time/iso';
import type { Words } from '../../translation/useWords';
import { fromField, type FieldTime } from './wallClock';

/** What stands in the fields of an override. */
export interface OverrideForm {
  level: string;
  /** Entity reference. */
  person: string | undefined;
  /** `YYYY-MM-DDTHH:mm` by the team's wall clock. */
  start: string;
  /** `YYYY-MM-DDTHH:mm` by the team's wall clock. */
  end: string;
  /** Entity reference; empty for anybody. */
  inPlaceOf: string;
  reason: string;
}

type Errors = Partial<Record<keyof OverrideForm, string>>;

/**
 * Reads the fields: what is wrong with each, or the request that they make.
 *
 * @param zone - IANA zone that the times are meant in.
 * @param now - Epoch milliseconds.
 */
export function overrideOf(
  form: OverrideForm,
  zone: string,
  now: number,
  t: Words['t'],
): { errors: Errors; request?: OverrideRequest } {
  const start = fromField(form.start, zone);
  const end = fromField(form.end, zone);
  const errors: Errors = {};
  const startField = t('field.start');
  const endField = t('field.end');
  const check = (time: FieldTime, field: string) => {
    if (time.kind === 'missing') return t('field.missing', { field });
    if (time.kind === 'never') return t('field.noSuchTime', { field, zone });
    return undefined;
  };

  if (!form.person) {
    errors.person = t('field.missing', { field: t('field.person') });
  }
  if (form.person && form.person === form.inPlaceOf) {
    errors.inPlaceOf = t('field.samePerson', { field: t('field.inPlaceOf') });
  }
  errors.start = check(start, startField);
  errors.end = check(end, endField);
  if (start.kind === 'instant' && end.kind === 'instant') {
    if (fromIso(end.instant) <= fromIso(start.instant)) {
      errors.end = t('field.endBeforeStart', { field: endField });
    } else if (fromIso(end.instant) <= now) {
      errors.end = t('field.endInPast', { field: endField });
    }
  }
  if (
    Object.values(errors).some(Boolean) ||
    !form.person ||
    start.kind !== 'instant' ||
    end.kind !== 'instant'
  ) {
    return { errors };
  }
  return {
    errors,
    request: {
      level: form.level,
      person: form.person,
      start: start.instant,
      end: end.instant,
      inPlaceOf: form.inPlaceOf || undefined,
      reason: form.reason.trim() || undefined,
    },
  };
}
