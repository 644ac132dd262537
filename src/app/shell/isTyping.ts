const TEXT_FIELDS = 'input, textarea, select, [contenteditable="true"], [role="textbox"]'

/** Whether a key that was pressed there is part of what somebody types. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(TEXT_FIELDS) !== null
}
