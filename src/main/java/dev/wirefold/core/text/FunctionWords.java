package dev.wirefold.core.text;

import java.util.List;
import java.util.Map;

/**
 * The commonest words without content of languages that Lucene's common analysers have no list of.
 *
 * <p>Where they come from: written for this program, after no list. {@code LanguagesTest} measures them by a rewrite and
 * another story in each language.
 */
final class FunctionWords {
    static final Map<String, List<String>> LISTS = Map.of(
            "zh",
            words("的 了 和 在 是 也 与 與 及 或 而 但 但是 就 都 对 對 从 從 到 将 將 把 被 让 讓 给 給 向 以 于 於 为 為 因为 因為 所以 如果 这 這 那 这个 這個"
                    + " 那个 那個 这些 這些 一个 一個 一 个 個 他 她 它 他们 他們 我 我们 我們 你 有 没有 沒有 不 并 並 还 還 又 再 已 已经 已經 中 上 下 里 裡 后"
                    + " 後 前 年 月 日 等 说 說 表示 称 稱 可以 可能 会 會 要 能 之 其 其中 此 该 該 由 则 則 着 著 过 過 地 得"),
            "ja",
            words("の に は を た が で て と し れ さ ある いる も する から な こと として い や れる など なっ ない この ため その あっ よう また もの あり まで"
                    + " られ なる へ か だ これ によって により おり より による ず なり られる において なかっ なく しかし について だっ その後 できる それ う ので"
                    + " なお のみ でき き つ における および いう さらに でも たり たち です ます でした ました した され された って とき ところ ほか だけ"
                    + " 年 月 日 述べ"),
            "ko",
            words("이 그 저 것 수 등 및 또는 그리고 그러나 하지만 있다 있는 있었다 했다 하는 한다 말했다 밝혔다 전했다 대한 위해 통해 따라 지난 이번 한 할 더"
                    + " 또 약 각 때 이날 오는"),
            "pl",
            words(
                    "i w z na do nie się że o jest to a jak za po od przez dla ale co tym przy oraz jego jej ich być był była było były są będzie"
                            + " może który która które którzy którego której których tego tej ten ta te tak już tylko także pod ze we czy bo by go"
                            + " mu jednak gdy kiedy więc lub nad bez ma mają został została zostały powiedział powiedziała"),
            "uk",
            words(
                    "і й та в у на з із зі до не що як це за від по для про але або чи то а він вона вони воно його її їх є був була було були"
                            + " буде який яка яке які якого якої яких цього цієї цей ця ці так вже тільки також під при без може можуть ще через"
                            + " після між над сказав сказала"),
            "he",
            words(
                    "של על את הוא היא הם הן זה זאת זו לא כי אם או גם עם אל מן בין כל היה היתה היו יש אין אך אבל אשר כמו רק עוד אמר אמרה לפי"
                            + " לאחר כדי"),
            "vi",
            words(
                    "và của là có các cho được trong với những một đã không người này khi từ đến để về ra tại theo sẽ vào cũng như ông bà trên"
                            + " năm đó nhiều hơn phải còn nhưng bị sau rằng do"));

    private FunctionWords() {}

    private static List<String> words(String list) {
        return List.of(list.split(" "));
    }
}
