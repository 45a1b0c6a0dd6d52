import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../translation/useWords';
import { Button } from '../shared/Button';
import { copyText } from '../shared/copyText';
import { useMessages } from '../shared/Messages';

const useStyles = makeStyles(theme => ({
  code: {
    padding: theme.spacing(2),
    overflowX: 'auto',
    color: theme.palette.text.primary,
    backgroundColor: theme.palette.background.default,
  },
}));

/** YAML with a button that copies it. */
export const YamlToCopy = (props: { yaml: string }) => {
  const classes = useStyles();
  const { t } = useWords();
  const { show } = useMessages();
  return (
    <>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways, by keyboard too */}
      <pre className={classes.code} tabIndex={0}>
        {props.yaml}
      </pre>
      <Button
        variant="outlined"
        onClick={async () => {
          const copied = await copyText(props.yaml);
          show({ text: copied ? t('common.copied') : t('common.copyFailed') });
        }}
      >
        {t('empty.copyYaml')}
      </Button>
    </>
  );
};
