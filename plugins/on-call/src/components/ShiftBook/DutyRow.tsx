import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link, MarkdownContent } from '@backstage/core-components';
import type { Duty } from '@signalbox/backstage-plugin-on-call-common';
import { useWords } from '../../translation/useWords';
import { Button } from '../shared/Button';
import { Instant, RelativeTime } from '../shared/Instant';
import { StandingChip } from '../shared/StandingChip';
import type { DutyStanding } from './bookDays';
import { TickBox } from './TickBox';
import { WhoTicked } from './WhoTicked';

const useStyles = makeStyles(theme => ({
  links: {
    display: 'inline-flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(2),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  below: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: theme.spacing(2),
  },
  how: {
    '& summary': { cursor: 'pointer', ...theme.typography.body2 },
    '&[open]': { flexBasis: '100%' },
  },
}));

const When = (props: { duty: Duty; standing: DutyStanding }) => {
  const { t } = useWords();
  const { duty, standing } = props;
  if (standing === 'done') {
    return <WhoTicked doneBy={duty.doneBy} doneAt={duty.doneAt} />;
  }
  if (!duty.dueAt) return null;
  if (standing === 'overdue') {
    return (
      <StandingChip
        standing="bad"
        label={
          <>
            {t('book.overdueSince')} <Instant value={duty.dueAt} style="day" />
            {' · '}
            <RelativeTime value={duty.dueAt} />
          </>
        }
      />
    );
  }
  return (
    <>
      {t(standing === 'today' ? 'book.todayBy' : 'book.by')}{' '}
      <Instant value={duty.dueAt} style="time" />
      {standing === 'today' && (
        <>
          {' · '}
          <RelativeTime value={duty.dueAt} />
        </>
      )}
    </>
  );
};

/** A duty: its box, when it is due or who did it, its note, how it is done, and its links. */
export const DutyRow = (props: {
  duty: Duty;
  standing: DutyStanding;
  readOnly: boolean;
  onTick: (done: boolean) => void;
  onNote: () => void;
}) => {
  const classes = useStyles();
  const { t } = useWords();
  const { duty } = props;
  const { title } = duty;
  return (
    <TickBox
      title={title}
      done={duty.done}
      readOnly={props.readOnly}
      onTick={props.onTick}
      below={
        <>
          {duty.note && (
            <Typography variant="body2">
              {t('book.note', { note: duty.note })}
            </Typography>
          )}
          <div className={classes.below}>
            {duty.links && duty.links.length > 0 && (
              <ul
                className={classes.links}
                aria-label={t('book.linksOf', { title })}
              >
                {duty.links.map(link => (
                  <Typography
                    key={`${link.title} ${link.url}`}
                    component="li"
                    variant="body2"
                  >
                    <Link to={link.url} underline="always">
                      {link.title}
                    </Link>
                  </Typography>
                ))}
              </ul>
            )}
            {duty.description && (
              <details className={classes.how}>
                <summary aria-label={t('book.howLabel', { title })}>
                  {t('book.how')}
                </summary>
                <MarkdownContent content={duty.description} />
              </details>
            )}
            {!props.readOnly && (
              <Button
                size="small"
                aria-label={t(
                  duty.done ? 'book.noteLabel' : 'book.doneWithNoteLabel',
                  { title },
                )}
                onClick={props.onNote}
              >
                {t(duty.done ? 'book.addNote' : 'book.doneWithNote')}
              </Button>
            )}
          </div>
        </>
      }
    >
      <When duty={duty} standing={props.standing} />
    </TickBox>
  );
};
