/** Keeps an answer at its end while it grows, unless the reader has scrolled away from it. */
export function createFollower(root: HTMLElement): { remember(): void; follow(): void } {
  let following: readonly HTMLElement[] = [];
  return {
    remember() {
      const streaming = [...root.querySelectorAll<HTMLElement>('.answer[data-streaming="true"]')];
      following = streaming.filter(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight < 24);
    },
    follow() {
      for (const answer of following) answer.scrollTop = answer.scrollHeight;
    },
  };
}
