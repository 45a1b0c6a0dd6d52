import Typography from '@material-ui/core/Typography';
import type { Readiness } from '@signalbox/backstage-plugin-on-call-common';
import { useForbidden } from '../../queries/useForbidden';
import { TeamZoneProvider, useTeamZone } from '../../time/TeamZone';
import { useServerNow } from '../../time/useServerNow';
import { useWords } from '../../translation/useWords';
import { Until } from '../Band/LevelCard';
import { Instant } from '../shared/Instant';
import { useMessages } from '../shared/Messages';
import { plainList } from '../shared/plainList';
import { openOf } from './boxes';
import { CheckRow } from './CheckRow';
import { ReadinessSummary } from './ReadinessSummary';
import { useAttest } from './useReadinessActions';

/** What there is to be ready for: the shift that goes on, or the next one. */
const Shift = (props: { shift: NonNullable<Readiness['nextShift']> }) => {
  const { t } = useWords();
  const { current, levelTitle: level, start, end } = props.shift;
  if (current) {
    return (
      <>
        {t('readiness.during', { level })} <Until end={end} />
      </>
    );
  }
  if (!start) return null;
  return (
    <>
      {t('readiness.before', { level })} <Instant value={start} />
    </>
  );
};

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

  if (total === 0) return <ReadinessSummary open={open} total={total} />;
  return (
    <TeamZoneProvider value={nextShift?.timeZone ?? teamZone}>
      <Typography component="div" variant="body2">
        {!props.summarised && (
          <>
            <ReadinessSummary open={open} total={total} />{' '}
          </>
        )}
        {nextShift && <Shift shift={nextShift} />}
      </Typography>
      <ul
        style={plainList}
        aria-label={
          person === undefined
            ? t('readiness.checks')
            : t('readiness.checksOf', { person })
        }
      >
        {readiness.checks.map(check => (
          <li key={check.id}>
            <CheckRow
              check={check}
              userRef={userRef}
              rotation={rotation}
              person={person}
              readOnly={readOnly}
              helpChannel={readiness.helpChannel}
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
