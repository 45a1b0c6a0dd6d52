import { Fragment } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Train } from '@signalbox/backstage-plugin-release-train-common';
import { groupWaiting, type Waiting } from '../../../run/waiting';
import { useWords } from '../../../translation/useWords';
import { ComponentName } from '../../shared/ComponentName';
import { WaitingWords } from './WaitingWords';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    '& > li': {
      padding: theme.spacing(0.75, 0),
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    '& > li:last-child': { borderBottom: 'none' },
  },
}));

/** What a run waits for, and for whom; the most urgent first. */
export const WaitingList = (props: {
  train: Train;
  waiting: readonly Waiting[];
}) => {
  const classes = useStyles();
  const { t } = useWords();
  if (props.waiting.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('board.nothingWaiting')}
      </Typography>
    );
  }
  return (
    <ul aria-label={t('board.waiting')} className={classes.list}>
      {groupWaiting(props.waiting).map(({ components, waiting }, index) => (
        <Typography
          component="li"
          variant="body2"
          // The same kind may come twice for one component, such as two objections.
          key={`${waiting.component} ${waiting.kind} ${index}`}
        >
          {components.map((component, position) => (
            <Fragment key={component}>
              {position > 0 && ', '}
              <ComponentName component={component} />
            </Fragment>
          ))}
          {': '}
          <WaitingWords waiting={waiting} approvers={props.train.approvers} />
        </Typography>
      ))}
    </ul>
  );
};
