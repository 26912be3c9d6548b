package com.mangaassist.backend.pipeline.retrieval.understanding;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** Words that customers say around what they ask for; none of them is part of a title by itself. */
final class PlainWords {
  private static final Set<String> ENGLISH =
      words(
          """
          a an the this that these those it its i im ive id me my we us our you your he she they them
          is are was were be been am do does did have has had can could would will shall should may
          might must get got give show find tell know want need like love looking look search buy order
          sell sells selling stock available availability any some something anything else other another
          more most less least many much few one ones of in on at to for from by with without about into
          over under than then and or but if so not no yes please thanks thank hi hello hey there here
          what whats which who whos whose where when why how manga mangas comic comics book books series
          title titles story stories volume volumes vol vols set sets box edition editions copy copies
          price prices cost costs yen jpy total cheap cheaper cheapest expensive read reading recommend
          recommendation recommendations suggest suggestion suggestions good great best nice cool popular
          line favorite favourite new newest latest old older similar author authors writer artist mangaka
          creator written wrote draws drew work works his her their finished complete completed ongoing
          ended still running long longer longest short shorter shortest year years person people friend
          kind type sort genre genres theme themes lot lots bit really very too just also only all both
          each per each still yet now today again first second third last next part start started begin
          beginning end out up down off maybe someone somebody anyone everything store shop online carry
          thats dont doesnt isnt arent im ill youre theres let lets try trying feel feeling mood make
          makes made thinking think heard hear called named by go going come comes much ok okay
          though although hmm hm umm uh oh ah well actually perhaps however instead preferably yeah nah
          nope kinda pretty leave write writing wrote post posting help needs page pages max min words word
          bad same different tried keeps keep done doing been while since before after until because
          money wait waiting day days week weeks month months time times old young kid kids lord ring rings
          hello evening morning night welcome question questions answer wrong right picture photo photos stuff thing things beach level levels lines special client working initial initially outside reverse gives label
          shown shows sense bottom marks legal supply learn theory fairly pressed erase switches brace
          arise cookies principle cores wishes endless severe breach brave cipher dimension kitchen
          addressed arrange origin goals prize prizes award awards winning won win except always never sure safe suitable appropriate
          """);

  /** Words of every day that are titles, too: only a sentence that names a work means one. */
  private static final Set<String> EVERYDAY_NAMES =
      words(
          """
          army black blame days erased family given happy life major master midnight nine orange
          pink pride principal real reload rough special take touch wild working worst
          """);

  private static final Pattern JAPANESE =
      Pattern.compile(
          "(?:の|は|が|を|に|へ|で|と|も|や|か|ね|よ|な|だ|って|から|まで|より|とか|など|なら|ので|のに|けど|でも|ては|では|には|とは|です|ます|ました|ません|でしょうか|ですか|ますか|ませんか|ください|下さい|お願い|おねがい|教えて|おしえて|知りたい|探して|さがして|ほしい|欲しい|読みたい|よみたい|読ませたい|買いたい|ある|あり|ない|いる|いい|良い|よい|おすすめ|おすすめ|お勧め|漫画|まんが|まんが|こみっく|作品|本|しりーず|新刊|最新刊|最新|全巻|全部|せっと|在庫|値段|価格|円|巻|冊|いくら|何|どれ|どの|どんな|これ|それ|あれ|この|その|あの|ください|たい|もの|系|みたいな|みたい|のような|ような|っぽい|ぽい|似た|似て|他|ほか|人気|有名|面白い|おもしろい|好き|すき|好きな|人|ひと|私|僕|俺|今|最近|という|ていう|彼女|彼氏|旦那|人間|本物|誰か|誰|自分|友達|友人|息子|娘|夫|妻|昨日|今日|明日|毎日|番号|返事|商品|荷物|連絡|電話|方法|大丈夫|いう|する|した|して|しています|きます|ました|れる|られる|そう|ようで|こと|とき|時|方|ほう|もっと|少し|ちょっと|一番|いちばん|初心者|向け|出てくる|出る|でてくる|登場する|入荷|売って|置いて|取り扱い|扱って|ますよね|よね|かな|なあ|って|話|はなし|題材|てーま|舞台|完結|連載|連載中|済み|作者|作家|著者|先生|以下|以内|以上|未満|くらい|ぐらい|じゃあ|じゃ|それじゃ|かーど|くれか|請求|請求額|金額|注文|支払い|決済|返品|返金|交換|送料|手数料|配送|発送|到着|ぽいんと|くーぽん|領収書|住所|登録|変更|確認|予約|店|店員|対応|めーる|さいと|あぷり|ろぐいん|ぱすわーど|会員|れびゅー|感想|写真|まじ|まじで|ほんと|本当|やばい|きーぼーど|ぼっくす|まんしょん|らんきんぐ|こみっく|でびゅー|きっちん|すーぱー|ちゃんねる|からおけ|すきっぷ|ふれーず|かっぷる|だっしゅ|すとっぷ|ぽけっと|りーだー|わーるど|ばってりー|ふれんず|がーるず|はいすくーる|ふぃーるど|すけっち|もざいく|えっと|えーと|ええと|はい|いいえ|あと|それで|やっぱり|とりあえず|ちなみに)+");

  private PlainWords() {}

  static boolean contains(String word) {
    return ENGLISH.contains(word) || JAPANESE.matcher(word).matches() || isNumber(word);
  }

  /** What was not meant as a title is not taken for a misspelling of it either. */
  static boolean isEverydayName(String word) {
    return EVERYDAY_NAMES.contains(word);
  }

  private static Set<String> words(String text) {
    return Set.copyOf(Arrays.asList(text.strip().split("\\s+", -1)));
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && word.chars().allMatch(Character::isDigit);
  }
}
