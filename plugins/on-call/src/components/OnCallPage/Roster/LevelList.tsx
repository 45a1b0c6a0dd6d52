import Typography from '@material-ui/core/Typography';
import type {
  ApiAssignment,
  LevelNow,
} from '@signalbox/backstage-plugin-on-call-common';
import { useWords } from '../../../translation/useWords';
import { Instant } from '../../shared/Instant';
import { Person } from '../../shared/Person';
import { plainList } from '../../shared/plainList';
import { StandingChip } from '../../shared/StandingChip';

const Who = (props: { assignment?: ApiAssignment }) => {
  const { t } = useWords();
  const who = props.assignment?.person ?? props.assignment?.name;
  return who ? (
    <Person person={who} />
  ) : (
    <StandingChip standing="bad" label={t('common.nobody')} />
  );
};

const Now = (props: { assignment?: ApiAssignment }) => {
  const { t } = useWords();
  const { assignment } = props;
  return (
    <>
      <Who assignment={assignment} />{' '}
      {assignment?.end ? (
        <>
          {t('common.until')} <Instant value={assignment.end} />
        </>
      ) : (
        assignment?.source === 'permanent' && t('roster.always')
      )}
    </>
  );
};

const Next = (props: { assignment?: ApiAssignment }) => {
  const { t } = useWords();
  const { assignment } = props;
  if (!assignment) return <>{t('roster.noNext')}</>;
  return (
    <>
      <Who assignment={assignment} />{' '}
      {assignment.start && (
        <>
          {t('roster.from')} <Instant value={assignment.start} />
        </>
      )}
    </>
  );
};

/** Who is on call at each level, now or next. */
export const LevelList = (props: {
  levels: readonly LevelNow[];
  when: 'now' | 'next';
}) => {
  const { t } = useWords();
  const { levels, when } = props;
  return (
    <ul style={plainList}>
      {levels.map(level => (
        <Typography key={level.level} component="li" variant="body2">
          {t('roster.level', { level: level.title })}{' '}
          {when === 'now' ? (
            <Now assignment={level.now} />
          ) : (
            <Next assignment={level.next} />
          )}
        </Typography>
      ))}
    </ul>
  );
};
