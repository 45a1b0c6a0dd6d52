import Typography from '@material-ui/core/Typography';
import type { Readiness } from '@signalbox/backstage-plugin-on-call-common';
import { useForbidden } from '../../queries/useForbidden';
import { TeamZoneProvider, useTeamZone } from '../../time/TeamZone';
import { useServerNow } from '../../time/useServerNow';
import { useWords } from '../../translation/useWords';
import { useMessages } from '../shared/Messages';
import { plainList } from '../shared/plainList';
import { channelName, openOf } from './boxes';
import { CheckRow } from './CheckRow';
import { ReadinessSummary } from './ReadinessSummary';
import { ShiftAhead } from './ShiftAhead';
import { useOpenFirst } from './useOpenFirst';
import { useAttest } from './useReadinessActions';

/** Whether somebody is ready, in one line first, and then each check. */
export const ReadinessBody = (props: {
  readiness: Readiness;
  /** As it was asked for: `me`, or an entity reference. */
  userRef: string;
  rotation?: string;
  /** The name of whose readiness it is; nothing for the reader's own. */
  person?: string;
  /** How much is open stands above it already. */
  summarised?: boolean;
}) => {
  const { readiness, userRef, rotation, person } = props;
  const { t } = useWords();
  const { show } = useMessages();
  const now = useServerNow();
  const teamZone = useTeamZone();
  const titleOf = (checkId: string) =>
    readiness.checks.find(({ id }) => id === checkId)?.title ?? checkId;
  const attest = useAttest(userRef, rotation, {
    onNoted: checkId =>
      show({ text: t('readiness.attested', { check: titleOf(checkId) }) }),
    onRefused: ({ message }) =>
      show({ text: t('readiness.notAttested', { message }) }),
  });
  // One's own word needs no permission; another's is given on their behalf.
  const forbidden = useForbidden('manage', rotation);
  const readOnly = person !== undefined && forbidden;
  const { nextShift } = readiness;
  const { open, total } = openOf(readiness, now);
  const checks = useOpenFirst(readiness.checks, now);

  if (total === 0) return <ReadinessSummary open={open} total={total} />;
  return (
    <TeamZoneProvider value={nextShift?.timeZone ?? teamZone}>
      <Typography component="div" variant="body2">
        {!props.summarised && (
          <>
            <ReadinessSummary open={open} total={total} />{' '}
          </>
        )}
        {nextShift && (
          <ShiftAhead shift={nextShift} mine={person === undefined} />
        )}
      </Typography>
      {open > 0 && (
        <Typography variant="body2" color="textSecondary" gutterBottom>
          {readiness.helpChannel
            ? t('readiness.ask', {
                channel: channelName(readiness.helpChannel),
              })
            : t('readiness.askManager')}
        </Typography>
      )}
      <ul
        style={plainList}
        aria-label={
          person === undefined
            ? t('readiness.checks')
            : t('readiness.checksOf', { person })
        }
      >
        {checks.map(check => (
          <li key={check.id}>
            <CheckRow
              check={check}
              userRef={userRef}
              rotation={rotation}
              person={person}
              readOnly={readOnly}
              onAttest={(box, state) =>
                attest.mutate({ checkId: check.id, box, state })
              }
            />
          </li>
        ))}
      </ul>
    </TeamZoneProvider>
  );
};
