import {
  TextField as Base,
  type TextFieldProps as BaseProps,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
} from "react-aria-components";
import styles from "./Field.module.css";

interface TextFieldProps extends Omit<BaseProps, "className" | "style" | "children"> {
  label: string;
  hideLabel?: boolean;
  about?: string;
  /** What is wrong with what was typed. */
  error?: string | null;
  multiline?: boolean;
  rows?: number;
  placeholder?: string;
}

/** A line, or several, of text. */
export function TextField({
  label,
  hideLabel,
  about,
  error,
  multiline,
  rows = 3,
  placeholder,
  ...rest
}: TextFieldProps) {
  return (
    <Base {...rest} isInvalid={error ? true : rest.isInvalid} className={styles.field}>
      <Label className={hideLabel ? "sr" : styles.label}>{label}</Label>
      {multiline ? (
        <TextArea className={styles.input} rows={rows} placeholder={placeholder} />
      ) : (
        <Input className={styles.input} placeholder={placeholder} />
      )}
      {about && (
        <Text slot="description" className={styles.about}>
          {about}
        </Text>
      )}
      <FieldError className={styles.error}>{error ?? undefined}</FieldError>
    </Base>
  );
}
