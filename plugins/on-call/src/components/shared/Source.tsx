import type { ApiAssignment } from '@signalbox/backstage-plugin-on-call-common';
import { useWords } from '../../translation/useWords';
import { useNames } from './useNames';

/** Why it is this person, as one short text. */
export function useSourceWords(
  assignments: readonly ApiAssignment[],
): (assignment: ApiAssignment) => string {
  const { t } = useWords();
  const nameOf = useNames(assignments.map(({ insteadOf }) => insteadOf));
  return assignment => {
    const { source, insteadOf } = assignment;
    if (insteadOf && source === 'override') {
      return t('source.overrideFor', { person: nameOf(insteadOf) });
    }
    if (insteadOf && source === 'swap') {
      return t('source.swapFor', { person: nameOf(insteadOf) });
    }
    return t(`source.${source}`);
  };
}
