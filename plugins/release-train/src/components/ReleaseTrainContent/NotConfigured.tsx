import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { EmptyState } from '@backstage/core-components';
import { useScope } from '../../queries/scope';
import { useWords } from '../../translation/useWords';
import { copyText } from '../shared/copyText';
import { useMessages } from '../shared/Messages';

const useStyles = makeStyles(theme => ({
  code: {
    padding: theme.spacing(2),
    overflowX: 'auto',
    color: theme.palette.text.primary,
    backgroundColor: theme.palette.background.paper,
  },
}));

/** The annotation is there, but no train lists the component: what to configure. */
export const NotConfigured = (props: { annotation: string }) => {
  const classes = useStyles();
  const { t } = useWords();
  const { show } = useMessages();
  const { component } = useScope();
  const yaml = `releaseTrain:
  trains:
    - id: ${props.annotation}
      members:
        - ${component}
`;
  return (
    <EmptyState
      missing="content"
      title={t('empty.notConfiguredTitle')}
      description={t('empty.notConfiguredDescription', {
        train: props.annotation,
        component,
      })}
      action={
        <>
          <pre className={classes.code}>{yaml}</pre>
          <Button
            variant="outlined"
            onClick={async () => {
              const copied = await copyText(yaml);
              show({
                text: copied ? t('common.copied') : t('common.copyFailed'),
              });
            }}
          >
            {t('empty.copyConfig')}
          </Button>
        </>
      }
    />
  );
};
