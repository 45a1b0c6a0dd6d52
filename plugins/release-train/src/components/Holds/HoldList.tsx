import { useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import type { Run } from '@signalbox/backstage-plugin-release-train-common';
import { useAct } from '../../queries/mutations';
import { useWords } from '../../translation/useWords';
import { useMessages } from '../shared/Messages';
import { Actor } from '../shared/Person';
import { HoldDialog } from './HoldDialog';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(1, 2),
  },
  list: { listStyle: 'none', margin: 0, padding: 0, flex: '1 1 280px' },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1),
  },
}));

/** What the coming cut waits for, and the way to have it wait for more. */
export const HoldList = (props: { run: Run }) => {
  const { run } = props;
  const classes = useStyles();
  const { t } = useWords();
  const { show } = useMessages();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const lift = useAct((api, holdId: string) => api.liftHold(run.id, holdId));

  return (
    <div className={classes.root}>
      <div className={classes.list}>
        {run.holds.length === 0 ? (
          <Typography variant="body2" color="textSecondary">
            {t('holds.none')}
          </Typography>
        ) : (
          <>
            <Typography variant="body2" color="textSecondary">
              {t('holds.list')}
            </Typography>
            <ul aria-label={t('holds.list')} className={classes.list}>
              {run.holds.map(hold => (
                <li key={hold.id} className={classes.item}>
                  <Typography variant="body2" component="span">
                    <Link to={hold.url}>
                      #{hold.pullNumber} {hold.title}
                    </Link>{' '}
                    · {t('holds.by')} <Actor actor={hold.askedBy} />
                    {hold.reason && ` · ${hold.reason}`}
                    {hold.checkError &&
                      ` · ${t('holds.checkError', {
                        message: hold.checkError,
                      })}`}
                  </Typography>
                  {run.may.hold && (
                    <Button
                      size="small"
                      aria-label={t('holds.liftLabel', {
                        pull: String(hold.pullNumber),
                      })}
                      onClick={() =>
                        lift.mutate(hold.id, {
                          onSuccess: () => {
                            show({
                              text: t('holds.lifted', {
                                pull: String(hold.pullNumber),
                              }),
                            });
                            button.current?.focus();
                          },
                          onError: error =>
                            show({
                              text: t('actions.failed', {
                                message: error.message,
                              }),
                            }),
                        })
                      }
                    >
                      {t('holds.lift')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      {run.may.hold && (
        <Button variant="outlined" ref={button} onClick={() => setOpen(true)}>
          {t('holds.button')}
        </Button>
      )}
      <HoldDialog run={run} open={open} onClose={() => setOpen(false)} />
    </div>
  );
};
