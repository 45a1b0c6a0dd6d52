import type { ReactNode } from 'react';
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

const WHOLE = { whiteSpace: 'nowrap' } as const;

/** The level and whose it is, on one line. */
const Who = (props: { title: string; assignment?: ApiAssignment }) => {
  const { t } = useWords();
  const who = props.assignment?.person ?? props.assignment?.name;
  return (
    <span style={WHOLE}>
      {t('roster.level', { level: props.title })}{' '}
      {who ? (
        <Person person={who} />
      ) : (
        <StandingChip standing="bad" label={t('common.nobody')} />
      )}
    </span>
  );
};

const Quiet = (props: { children: ReactNode }) => (
  <Typography
    variant="body2"
    component="span"
    color="textSecondary"
    style={WHOLE}
  >
    {props.children}
  </Typography>
);

const Now = (props: { title: string; assignment?: ApiAssignment }) => {
  const { t } = useWords();
  const { assignment } = props;
  return (
    <>
      <Who title={props.title} assignment={assignment} />{' '}
      {assignment?.end ? (
        <Quiet>
          {t('common.until')} <Instant value={assignment.end} />
        </Quiet>
      ) : (
        assignment?.source === 'permanent' && t('roster.always')
      )}
    </>
  );
};

/** Who is next; from when, where that is not when the present one goes. */
const Next = (props: {
  title: string;
  assignment?: ApiAssignment;
  after?: string;
}) => {
  const { t } = useWords();
  const { assignment, after } = props;
  if (!assignment) {
    return (
      <span style={WHOLE}>
        {t('roster.level', { level: props.title })} {t('roster.noNext')}
      </span>
    );
  }
  return (
    <>
      <Who title={props.title} assignment={assignment} />{' '}
      {assignment.start && assignment.start !== after && (
        <Quiet>
          {t('roster.from')} <Instant value={assignment.start} />
        </Quiet>
      )}
    </>
  );
};

/** Who is on call at each level, now or next. */
export const LevelList = (props: {
  levels: readonly LevelNow[];
  when: 'now' | 'next';
}) => {
  const { levels, when } = props;
  return (
    <ul style={plainList}>
      {levels.map(level => (
        <Typography key={level.level} component="li" variant="body2">
          {when === 'now' ? (
            <Now title={level.title} assignment={level.now} />
          ) : (
            <Next
              title={level.title}
              assignment={level.next}
              after={level.now?.end}
            />
          )}
        </Typography>
      ))}
    </ul>
  );
};
