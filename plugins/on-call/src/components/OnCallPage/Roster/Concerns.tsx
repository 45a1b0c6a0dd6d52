import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { useWords } from '../../../translation/useWords';
import { RelativeTime } from '../../shared/Instant';
import { plainList } from '../../shared/plainList';
import { StandingChip } from '../../shared/StandingChip';
import { EntityTabLink } from '../EntityTabLink';
import { usePageLink } from '../usePageLink';
import { concernsOf, type RosterEntry } from './roster';

const useStyles = makeStyles(theme => ({
  list: { ...plainList, display: 'grid', gap: theme.spacing(0.5) },
}));

const SourceChip = (props: { entry: RosterEntry }) => {
  const { t } = useWords();
  const source = props.entry.who?.source;
  if (!source?.stale) return null;
  return (
    <li>
      <StandingChip
        standing="attention"
        label={
          source.fetchedAt ? (
            <>
              {t('roster.stale', { source: source.title ?? source.kind })}{' '}
              <RelativeTime value={source.fetchedAt} />
            </>
          ) : (
            t('roster.staleUnknown', { source: source.title ?? source.kind })
          )
        }
      />
      {source.problem && (
        <Typography variant="body2">{source.problem.message}</Typography>
      )}
    </li>
  );
};

/** What has to be seen to in a rotation, what is most urgent first. */
export const Concerns = (props: { entry: RosterEntry; weeks: number }) => {
  const classes = useStyles();
  const { t } = useWords();
  const { entry, weeks } = props;
  const { rotation, who } = entry;
  const { gaps, doubled, drift, unready } = concernsOf(entry);
  const gapsLink = usePageLink()(`gaps?rotation=${rotation.id}`);
  const counted = [
    {
      count: gaps,
      words: t('roster.gaps', { count: gaps, weeks: String(weeks) }),
      link: gapsLink,
    },
    {
      count: doubled,
      words: t('roster.doubled', { count: doubled }),
      link: gapsLink,
    },
    { count: drift, words: t('roster.drift', { count: drift }) },
    { count: unready, words: t('roster.unready', { count: unready }) },
  ].filter(({ count }) => count > 0);
  const pages = who?.openPages ?? [];
  const isCalm =
    pages.length === 0 && counted.length === 0 && !who?.source?.stale;
  if (isCalm) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('roster.noConcern')}
      </Typography>
    );
  }
  return (
    <ul className={classes.list}>
      {pages.map(page => (
        <li key={page.id}>
          <StandingChip
            standing="bad"
            label={
              <EntityTabLink rotation={rotation} entityRef={page.entityRef}>
                {t('roster.openPage', { title: page.title })}
              </EntityTabLink>
            }
          />
        </li>
      ))}
      <SourceChip entry={entry} />
      {counted.map(({ words, link }) => (
        <li key={words}>
          <StandingChip
            standing="attention"
            label={
              link ? (
                <Link to={link} underline="always">
                  {words}
                </Link>
              ) : (
                <EntityTabLink rotation={rotation}>{words}</EntityTabLink>
              )
            }
          />
        </li>
      ))}
    </ul>
  );
};
