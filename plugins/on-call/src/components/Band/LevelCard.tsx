import type { ReactNode } from 'react';
import Box from '@material-ui/core/Box';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import type {
  ApiAssignment,
  LevelNow,
} from '@signalbox/backstage-plugin-on-call-common';
import { useTimeWords } from '../../time/useTimeWords';
import { useWords } from '../../translation/useWords';
import { Button } from '../shared/Button';
import { Instant, RelativeTime } from '../shared/Instant';
import { Person, PersonAvatar } from '../shared/Person';
import { useSourceWords } from '../shared/Source';
import { StandingChip } from '../shared/StandingChip';

const useStyles = makeStyles(theme => ({
  card: { height: '100%', padding: theme.spacing(2) },
  gap: { borderWidth: 3, borderStyle: 'dashed' },
  name: { fontSize: '1.15rem', fontWeight: 600, overflowWrap: 'anywhere' },
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1.5),
    // As high with words as with a chip, so that the cards beside each other agree.
    minHeight: theme.spacing(3.25),
    listStyle: 'none',
    margin: theme.spacing(1, 0, 0),
    padding: 0,
  },
}));

const READINESS = {
  ready: { standing: 'good', words: 'band.ready' },
  gaps: { standing: 'attention', words: 'band.gaps' },
  unknown: { standing: 'neutral', words: 'band.unknown' },
} as const;

/** Words that stay on one line. */
const Whole = (props: { children: ReactNode }) => (
  <span style={{ whiteSpace: 'nowrap' }}>{props.children}</span>
);

/** Until when, in the team's zone and the reader's. */
export const Until = (props: { end?: string }) => {
  const { t } = useWords();
  const words = useTimeWords();
  const { end } = props;
  if (!end) return <>{t('band.always')}</>;
  const yours = words.yours(end);
  return (
    <>
      <Whole>
        {t('common.until')} <Instant value={end} />
      </Whole>
      {yours && (
        <>
          {' · '}
          <Whole>{yours}</Whole>
        </>
      )}
      {' · '}
      <Whole>
        <RelativeTime value={end} />
      </Whole>
    </>
  );
};

/** Somebody of the catalog, or how the source names them. */
export const Assigned = (props: { assignment: ApiAssignment }) => {
  const { t } = useWords();
  const { person, name } = props.assignment;
  if (person) return <Person person={person} />;
  return <>{name ?? t('common.nobody')}</>;
};

/** Who is next; from when, where that is not when the present one goes. */
const Next = (props: { next: ApiAssignment; after?: string }) => {
  const { t } = useWords();
  const { next, after } = props;
  return (
    <Typography variant="body2" color="textSecondary" component="div">
      {t('band.next')}: <Assigned assignment={next} />
      {next.start && next.start !== after && (
        <>
          {' '}
          {t('band.nextFrom')} <Instant value={next.start} />
        </>
      )}
    </Typography>
  );
};

/** What is so as a rule, and calls for nothing. */
const Quiet = (props: { children: ReactNode }) => (
  <Typography variant="body2" color="textSecondary" component="span">
    {props.children}
  </Typography>
);

const Gap = (props: { until?: string; onCover?: () => void }) => {
  const classes = useStyles();
  const { t } = useWords();
  return (
    <Alert severity="error" variant="outlined" className={classes.gap}>
      <AlertTitle>{t('band.nobody')}</AlertTitle>
      {props.until && (
        <div>
          {t('band.nobodyUntil')} <Instant value={props.until} />
        </div>
      )}
      <div>{t('band.nobodyWhat')}</div>
      {props.onCover && (
        <Button color="primary" onClick={props.onCover}>
          {t('band.cover')}
        </Button>
      )}
    </Alert>
  );
};

/** One level: who has it now, until when, why they, and who is next. */
export const LevelCard = (props: {
  level: LevelNow;
  /** The first to be paged: whoever is new there is shown nothing by a primary. */
  isPrimary: boolean;
  drifts: boolean;
  onCover?: () => void;
}) => {
  const classes = useStyles();
  const { t } = useWords();
  const { now, next, title, ready, firstShift } = props.level;
  const sourceOf = useSourceWords(now ? [now] : []);
  const somebody = now && (now.person ?? now.name);
  const readiness = ready && READINESS[ready];
  const source = now?.url ? (
    <Link to={now.url} underline="always">
      {sourceOf(now)}
    </Link>
  ) : (
    now && sourceOf(now)
  );
  return (
    <section aria-label={title} style={{ height: '100%' }}>
      <Paper className={classes.card}>
        <Typography variant="overline" component="h2" color="textSecondary">
          {title}
        </Typography>
        {somebody ? (
          <>
            <Box display="flex" alignItems="center" gridGap={12}>
              <PersonAvatar person={now.person ?? now.name ?? ''} />
              <Box minWidth={0}>
                <div className={classes.name}>
                  <Assigned assignment={now} />
                </div>
                <Typography
                  variant="body2"
                  color="textSecondary"
                  component="div"
                >
                  <Until end={now.end} />
                </Typography>
              </Box>
            </Box>
            <ul className={classes.chips}>
              <li>
                {now.source === 'override' || now.source === 'swap' ? (
                  <StandingChip standing="underWay" label={source} />
                ) : (
                  <Quiet>{source}</Quiet>
                )}
              </li>
              {!now.person && (
                <li>
                  <StandingChip
                    standing="attention"
                    label={t('band.unknownPerson')}
                  />
                </li>
              )}
              {readiness && (
                <li>
                  {ready === 'unknown' ? (
                    <Quiet>{t(readiness.words)}</Quiet>
                  ) : (
                    <StandingChip
                      standing={readiness.standing}
                      label={t(readiness.words)}
                    />
                  )}
                </li>
              )}
              {firstShift && (
                <li>
                  <StandingChip
                    standing="attention"
                    label={t(
                      props.isPrimary
                        ? 'band.firstAsPrimary'
                        : 'band.firstShift',
                    )}
                  />
                </li>
              )}
              {props.drifts && (
                <li>
                  <StandingChip standing="attention" label={t('band.drift')} />
                </li>
              )}
            </ul>
          </>
        ) : (
          <Gap until={now?.end} onCover={props.onCover} />
        )}
        {next && (
          <Box mt={1}>
            <Next next={next} after={now?.end} />
          </Box>
        )}
      </Paper>
    </section>
  );
};
