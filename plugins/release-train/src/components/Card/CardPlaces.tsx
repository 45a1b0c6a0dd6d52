import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Candidate,
  EnvironmentState,
  Train,
} from '@signalbox/backstage-plugin-release-train-common';
import { useWords } from '../../translation/useWords';
import { BoardCell } from '../ReleaseTrainPage/Board/BoardCell';
import { Instant } from '../shared/Instant';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    gap: theme.spacing(0.5, 2),
    margin: 0,
    '& > dd': { margin: 0 },
  },
}));

/** What is in the two environments that the train goes between. */
export const CardPlaces = (props: {
  train: Train;
  environments?: readonly EnvironmentState[];
  candidate?: Candidate;
}) => {
  const classes = useStyles();
  const { t } = useWords();
  const { train, environments } = props;
  if (!environments) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('board.hidden')}
      </Typography>
    );
  }
  return (
    <Typography
      component="dl"
      variant="body2"
      aria-label={t('card.where')}
      className={classes.list}
    >
      {[train.promote.environment, train.cut.environment].map(name => {
        const environment = environments.find(other => other.name === name);
        const since =
          environment?.recorded?.since ?? environment?.observed?.since;
        return [
          <dt key={`${name} name`}>{name}</dt>,
          <dd key={name}>
            <BoardCell environment={environment} candidate={props.candidate} />
            {since && <Instant value={since} />}
          </dd>,
        ];
      })}
    </Typography>
  );
};
